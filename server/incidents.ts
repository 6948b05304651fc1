import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { listLimits, severities } from '../shared/domain/incident.ts';
import type { Overruled } from '../shared/domain/overrule.ts';
import type { TenantId } from '../shared/domain/tenant.ts';
import type { Database } from '../shared/node/db/schema.ts';
import type { Tx } from '../shared/node/db/tenancy.ts';
import type { Incident, IncidentFilter } from '../shared/wire/http/incidents.ts';
import type { SealedIds } from './sealed-id.ts';

/** `inGroups` are the tenants of the groups asked for, as far as the caller sees groups. */
export type IncidentChoice = Omit<IncidentFilter, 'group'> & {
  readonly inGroups?: readonly TenantId[] | undefined;
};

/** Row security decides which incidents exist here; a filter only chooses among them. */
const withTenant = (tx: Tx) =>
  tx.selectFrom('incidents').innerJoin('tenants', 'tenants.id', 'incidents.tenant_id');

type Joined = SelectQueryBuilder<Database, 'incidents' | 'tenants', object>;

const UNASSIGNED = 'none';
/** Hidden unless asked for. */
const shownSeverities = severities.filter((severity) => severity !== 'info');

const oneOf = (column: string, values: readonly string[] | undefined): Expression<SqlBool>[] =>
  values === undefined || values.length === 0
    ? []
    : [sql<boolean>`${sql.ref(column)}::text = any(${values}::text[])`];

function assigneeOf(values: readonly string[] | undefined): Expression<SqlBool>[] {
  if (values === undefined || values.length === 0) return [];
  const named = values.filter((value) => value !== UNASSIGNED);
  const orNone = values.includes(UNASSIGNED) ? sql`or incidents.assignee is null` : sql``;
  return [
    sql<boolean>`(incidents.assignee = any(${named}::text[]) or incidents.assignee_id = any(${named}::text[]) ${orNone})`,
  ];
}

const IS_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function stormOf(values: readonly string[] | undefined): Expression<SqlBool>[] {
  if (values === undefined || values.length === 0) return [];
  const ids = values.filter((value) => IS_UUID.test(value));
  return [sql<boolean>`incidents.storm_id = any(${ids}::uuid[])`];
}

/** The part of the scope that is asked about at all, before any filter chooses from it. */
const bounds = ({ within }: IncidentChoice): Expression<SqlBool>[] =>
  within === undefined ? [] : [sql<boolean>`(tenants.slug = ${within} or tenants.id::text = ${within})`];

function conditions(filter: IncidentChoice): Expression<SqlBool>[] {
  const { tenant, from, to, closed_from, closed_to, indicator, technique, q } = filter;
  const severity = filter.severity?.length ? filter.severity : shownSeverities;
  return [
    ...bounds(filter),
    sql<boolean>`incidents.severity = any(${severity}::severity[])`,
    ...(filter.status?.length
      ? [sql<boolean>`incidents.status = any(${filter.status}::incident_status[])`]
      : []),
    ...(filter.module?.length ? [sql<boolean>`incidents.module = any(${filter.module}::module[])`] : []),
    ...(tenant?.length
      ? [sql<boolean>`(tenants.slug = any(${tenant}::text[]) or tenants.id::text = any(${tenant}::text[]))`]
      : []),
    ...(filter.inGroups ? [sql<boolean>`incidents.tenant_id = any(${filter.inGroups}::uuid[])`] : []),
    ...oneOf('incidents.source', filter.source),
    ...stormOf(filter.storm),
    ...(filter.lane ? [sql<boolean>`incidents.pending = ${filter.lane === 'pending'}`] : []),
    ...assigneeOf(filter.assignee),
    ...(from ? [sql<boolean>`incidents.detected_at >= ${from}`] : []),
    ...(to ? [sql<boolean>`incidents.detected_at <= ${to}`] : []),
    ...(closed_from ? [sql<boolean>`incidents.closed_at >= ${closed_from}`] : []),
    ...(closed_to ? [sql<boolean>`incidents.closed_at <= ${closed_to}`] : []),
    ...(technique?.length ? [sql<boolean>`incidents.techniques && ${technique}::text[]`] : []),
    ...(indicator?.length
      ? [
          sql<boolean>`exists (select from sightings s where s.tenant_id = incidents.tenant_id
            and s.incident_id = incidents.id and s.value = any(${indicator}::text[]))`,
        ]
      : []),
    ...(q
      ? [
          sql<boolean>`to_tsvector('simple', incidents.title || ' ' || coalesce(incidents.description, ''))
            @@ websearch_to_tsquery('simple', ${q})`,
        ]
      : []),
  ];
}

const filtered = <O>(
  query: SelectQueryBuilder<Database, 'incidents' | 'tenants', O>,
  filter: IncidentChoice,
) => query.where((eb) => eb.and(conditions(filter)));

const selection = (query: Joined) =>
  query.selectAll('incidents').select([
    'tenants.slug as tenant_slug',
    'tenants.name as tenant_name',
    sql<
      { type: string; value: string }[]
    >`coalesce((select json_agg(json_build_object('type', s.type, 'value', s.value)
      order by s.type, s.value) from (select type, value from sightings
        where tenant_id = incidents.tenant_id and incident_id = incidents.id
        order by type, value limit ${listLimits.indicators}) s), '[]')`.as('indicators'),
  ]);

/** Newest first; `after` is the last row of the page before. */
export async function listIncidents(
  tx: Tx,
  ids: SealedIds,
  filter: IncidentChoice,
  page: { readonly limit: number; readonly after: { readonly at: Date; readonly id: number } | null },
): Promise<Incident[]> {
  let query = filtered(selection(withTenant(tx)), filter);
  if (page.after !== null) {
    const { at, id } = page.after;
    query = query.where(sql<boolean>`(incidents.detected_at, incidents.id) < (${at}, ${id})`);
  }
  const rows = await query
    .orderBy('incidents.detected_at', 'desc')
    .orderBy('incidents.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => present(ids, row));
}

/** How many rows the filter selects, and how many of the scope it leaves out. */
export async function countIncidents(
  tx: Tx,
  filter: IncidentChoice,
): Promise<{ total: number; hidden: number }> {
  const matched = await filtered(withTenant(tx), filter)
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  // Counting every row of the scope needs no join, and should not pay for one.
  const whole = filter.within === undefined ? tx.selectFrom('incidents') : withTenant(tx);
  const all = await whole
    .where((eb) => eb.and(bounds(filter)))
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return { total: matched.n, hidden: all.n - matched.n };
}

export async function getIncident(tx: Tx, ids: SealedIds, id: number): Promise<Incident | null> {
  const row = await selection(withTenant(tx)).where('incidents.id', '=', id).executeTakeFirst();
  return row === undefined ? null : present(ids, row);
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

type Row = Awaited<ReturnType<ReturnType<typeof selection>['executeTakeFirstOrThrow']>>;

const present = (ids: SealedIds, row: Row): Incident => ({
  id: ids.seal('incident', row.id),
  number: `${row.tenant_slug.toUpperCase()}-${row.number}`,
  tenant: { id: row.tenant_id, slug: row.tenant_slug, name: row.tenant_name },
  source: row.source,
  external_id: row.external_id,
  title: row.title,
  description: row.description,
  severity: row.severity,
  source_severity: row.source_severity,
  status: row.status,
  source_status: row.source_status,
  resolution: row.resolution,
  pause_reason: row.pause_reason,
  module: row.module,
  category: row.category,
  assignee: row.assignee,
  assignee_id: row.assignee_id,
  impact: row.impact,
  recommendation: row.recommendation,
  url: row.url,
  indicators: row.indicators,
  techniques: row.techniques,
  assets: row.assets,
  tags: row.tags,
  occurred_at: iso(row.occurred_at),
  detected_at: row.detected_at.toISOString(),
  acknowledged_at: iso(row.acknowledged_at),
  closed_at: iso(row.closed_at),
  occurrences: row.occurrences,
  last_seen_at: row.last_seen_at.toISOString(),
  flapping: row.flapping,
  storm: row.storm_id,
  pending: row.pending,
  ...decisionsOf(row),
  version: row.version,
});

const decisionsOf = (row: Row) => ({
  snoozed_until: iso(row.snoozed_until),
  escalated:
    row.escalated_at === null
      ? null
      : { at: row.escalated_at.toISOString(), by: row.escalated_by!, reason: row.escalation! },
  duplicate_of: row.merged_into === null ? null : `${row.tenant_slug.toUpperCase()}-${row.merged_into}`,
  source_says: row.overruled === null ? null : saidBy(row.overruled as Overruled),
});

/** When the source closed it, and whom of ours it does not know, are no words of its own. */
function saidBy({ closedAt, assigneeId, pauseReason, ...words }: Overruled): Incident['source_says'] {
  const said = pauseReason === undefined ? words : { ...words, pause_reason: pauseReason };
  return said as Incident['source_says'];
}

import { type Expression, type SqlBool, sql } from 'kysely';
import { type Choice, isSearch, type Search } from './choice.ts';

/** Row security decides which incidents exist; these choose among them. Of `incidents`, joined or not. */
export const conditions = (choice: Choice): Expression<SqlBool>[] => [
  ...bounds(choice),
  ...columns(choice),
  ...searches(choice.search),
];

/** The part of the scope that is asked about at all. */
export const bounds = ({ within }: Choice): Expression<SqlBool>[] =>
  within === null ? [] : [sql<boolean>`incidents.tenant_id = any(${within}::uuid[])`];

function columns(choice: Choice): Expression<SqlBool>[] {
  const { tenants, groups, severities, statuses, modules, sources, categories, lane } = choice;
  return [
    sql<boolean>`incidents.severity = any(${severities}::severity[])`,
    ...(tenants ? [sql<boolean>`incidents.tenant_id = any(${tenants}::uuid[])`] : []),
    ...(groups ? [sql<boolean>`incidents.tenant_id = any(${groups}::uuid[])`] : []),
    ...(statuses ? [sql<boolean>`incidents.status = any(${statuses}::incident_status[])`] : []),
    ...(modules ? [sql<boolean>`incidents.module = any(${modules}::module[])`] : []),
    ...(sources ? [sql<boolean>`incidents.source = any(${sources}::text[])`] : []),
    ...(categories ? [sql<boolean>`incidents.category = any(${categories}::text[])`] : []),
    ...(lane ? [sql<boolean>`incidents.pending = ${lane === 'pending'}`] : []),
    ...assigneeOf(choice),
    ...stormOf(choice),
    ...snoozeOf(choice),
    ...timesOf(choice),
  ];
}

function assigneeOf({ assignees, unassigned }: Choice): Expression<SqlBool>[] {
  if (assignees === null) return [];
  const nobody = sql`incidents.assignee is null`;
  if (assignees.length === 0) return [sql<boolean>`${nobody}`];
  return [
    sql<boolean>`(incidents.assignee = any(${assignees}::text[]) or incidents.assignee_id = any(${assignees}::text[])
      ${unassigned ? sql`or ${nobody}` : sql``})`,
  ];
}

function stormOf({ storms, folded }: Choice): Expression<SqlBool>[] {
  if (storms) return [sql<boolean>`incidents.storm_id = any(${storms}::uuid[])`];
  return folded ? [sql<boolean>`incidents.storm_id is null`] : [];
}

function snoozeOf({ snoozed, now }: Choice): Expression<SqlBool>[] {
  const at = new Date(now);
  if (snoozed === 'shown') return [];
  if (snoozed === 'only') return [sql<boolean>`incidents.snoozed_until > ${at}`];
  return [sql<boolean>`(incidents.snoozed_until is null or incidents.snoozed_until <= ${at})`];
}

function timesOf({ from, to, closedFrom, closedTo }: Choice): Expression<SqlBool>[] {
  const at = (epochMs: number) => new Date(epochMs);
  return [
    ...(from === null ? [] : [sql<boolean>`incidents.detected_at >= ${at(from)}`]),
    ...(to === null ? [] : [sql<boolean>`incidents.detected_at <= ${at(to)}`]),
    ...(closedFrom === null ? [] : [sql<boolean>`incidents.closed_at >= ${at(closedFrom)}`]),
    ...(closedTo === null ? [] : [sql<boolean>`incidents.closed_at <= ${at(closedTo)}`]),
  ];
}

/** What no column of the register answers. */
export function searches(search: Search): Expression<SqlBool>[] {
  if (!isSearch(search)) return [];
  const { q, tags, indicators, techniques } = search;
  return [
    ...(tags ? [sql<boolean>`incidents.tags && ${tags}::text[]`] : []),
    ...(techniques ? [sql<boolean>`incidents.techniques && ${techniques}::text[]`] : []),
    ...(indicators
      ? [
          sql<boolean>`exists (select from sightings s where s.tenant_id = incidents.tenant_id
            and s.incident_id = incidents.id and s.value = any(${indicators}::text[]))`,
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

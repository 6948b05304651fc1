import { type RawBuilder, sql } from 'kysely';
import { type Details, withDetails } from '../../domain/details.ts';
import type { IncidentState } from '../../domain/merge.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { candidates, type RecurringKey } from './recurring.ts';
import { rowSet } from './row-set.ts';
import type { Tx } from './tenancy.ts';

/** What identifies an incident: the same key is the same incident, for ever. */
export interface IncidentKey {
  readonly tenantId: TenantId;
  readonly source: string;
  readonly externalId: string;
}

/** An incident with what storing it needs; `number` is 0 until it is taken from the tenant's head. */
export interface StoredIncident {
  readonly id: number;
  readonly tenantId: TenantId;
  readonly number: number;
  readonly version: number;
  /** Records of it so far, and the latest detection time among them, epoch milliseconds. */
  readonly occurrences: number;
  readonly lastSeenAt: number;
  /** Set when it opens in a storm; an update leaves it. */
  readonly stormId: string | null;
  readonly digest: string;
  readonly inboxId: number;
  readonly inboxIndex: number;
  readonly state: IncidentState;
}

/** Column → its type; the order in which all three statements below name them. */
const COLUMNS = {
  id: 'bigint',
  tenant_id: 'uuid',
  number: 'bigint',
  source: 'text',
  external_id: 'text',
  title: 'text',
  severity: 'severity',
  source_severity: 'text',
  status: 'incident_status',
  source_status: 'text',
  resolution: 'resolution',
  module: 'module',
  category: 'text',
  description: 'text',
  impact: 'text',
  recommendation: 'text',
  url: 'text',
  assignee: 'text',
  assignee_id: 'text',
  techniques: 'text[]',
  assets: 'text[]',
  tags: 'text[]',
  details: 'jsonb',
  occurred_at: 'timestamptz',
  detected_at: 'timestamptz',
  acknowledged_at: 'timestamptz',
  acknowledged_by: 'text',
  closed_at: 'timestamptz',
  closed_by: 'text',
  source_updated_at: 'timestamptz',
  fingerprint: 'text',
  pause_reason: 'text',
  flips: 'timestamptz[]',
  flapping: 'boolean',
  pending: 'boolean',
  snoozed_until: 'timestamptz',
  escalated_at: 'timestamptz',
  escalated_by: 'text',
  escalation: 'text',
  merged_into: 'bigint',
  overruled: 'jsonb',
  storm_id: 'uuid',
  occurrences: 'bigint',
  last_seen_at: 'timestamptz',
  version: 'integer',
  digest: 'text',
  inbox_id: 'bigint',
  inbox_index: 'integer',
} as const;
type Row = Record<keyof typeof COLUMNS, unknown>;

const names = Object.keys(COLUMNS);
const FIXED = ['id', 'tenant_id', 'number', 'source', 'external_id', 'fingerprint', 'storm_id'];
const nameList = sql.raw(names.join(', '));
const changeable = sql.raw(
  names
    .filter((name) => !FIXED.includes(name))
    .map((name) => `${name} = report.${name}`)
    .join(', '),
);

const instant = (at: number | null): string | undefined =>
  at === null ? undefined : new Date(at).toISOString();
const epoch = (at: unknown): number | null => (at === null ? null : (at as Date).getTime());

function toRow({ state, ...stored }: StoredIncident): Row {
  return {
    id: stored.id,
    tenant_id: stored.tenantId,
    number: stored.number,
    version: stored.version,
    occurrences: stored.occurrences,
    last_seen_at: instant(stored.lastSeenAt),
    storm_id: stored.stormId ?? undefined,
    digest: stored.digest,
    inbox_id: stored.inboxId,
    inbox_index: stored.inboxIndex,
    source: state.source,
    external_id: state.externalId,
    title: state.title,
    severity: state.severity,
    source_severity: state.sourceSeverity ?? undefined,
    status: state.status,
    source_status: state.sourceStatus ?? undefined,
    resolution: state.resolution ?? undefined,
    module: state.module,
    category: state.category ?? undefined,
    description: state.description ?? undefined,
    impact: state.impact ?? undefined,
    recommendation: state.recommendation ?? undefined,
    url: state.url ?? undefined,
    assignee: state.assignee ?? undefined,
    assignee_id: state.assigneeId ?? undefined,
    techniques: state.techniques,
    assets: state.assets,
    tags: state.tags,
    details: state.details ?? undefined,
    occurred_at: instant(state.occurredAt),
    detected_at: instant(state.detectedAt),
    acknowledged_at: instant(state.acknowledgedAt),
    acknowledged_by: state.acknowledgedBy ?? undefined,
    closed_at: instant(state.closedAt),
    closed_by: state.closedBy ?? undefined,
    source_updated_at: instant(state.sourceUpdatedAt),
    fingerprint: state.fingerprint ?? undefined,
    pause_reason: state.pauseReason ?? undefined,
    flips: state.flips.map(instant),
    flapping: state.flapping,
    pending: state.pending,
    snoozed_until: instant(state.snoozedUntil),
    escalated_at: instant(state.escalatedAt),
    escalated_by: state.escalatedBy ?? undefined,
    escalation: state.escalation ?? undefined,
    merged_into: state.mergedInto ?? undefined,
    overruled: state.overruled ?? undefined,
  };
}

function fromRow(row: Row): StoredIncident {
  return {
    id: row.id as number,
    tenantId: row.tenant_id as TenantId,
    number: row.number as number,
    version: row.version as number,
    occurrences: row.occurrences as number,
    lastSeenAt: epoch(row.last_seen_at)!,
    stormId: row.storm_id as string | null,
    digest: row.digest as string,
    inboxId: row.inbox_id as number,
    inboxIndex: row.inbox_index as number,
    state: {
      source: row.source as string,
      externalId: row.external_id as string,
      title: row.title as string,
      severity: row.severity as IncidentState['severity'],
      sourceSeverity: row.source_severity as string | null,
      status: row.status as IncidentState['status'],
      sourceStatus: row.source_status as string | null,
      resolution: row.resolution as IncidentState['resolution'],
      module: row.module as IncidentState['module'],
      category: row.category as string | null,
      description: row.description as string | null,
      impact: row.impact as string | null,
      recommendation: row.recommendation as string | null,
      url: row.url as string | null,
      assignee: row.assignee as string | null,
      assigneeId: row.assignee_id as string | null,
      techniques: row.techniques as string[],
      assets: row.assets as string[],
      tags: row.tags as string[],
      // Postgres keeps the names of an object in an order of its own.
      details: withDetails(row.details as Details | null, null),
      occurredAt: epoch(row.occurred_at),
      detectedAt: epoch(row.detected_at)!,
      acknowledgedAt: epoch(row.acknowledged_at),
      acknowledgedBy: row.acknowledged_by as string | null,
      closedAt: epoch(row.closed_at),
      closedBy: row.closed_by as string | null,
      sourceUpdatedAt: epoch(row.source_updated_at),
      fingerprint: row.fingerprint as string | null,
      pauseReason: row.pause_reason as string | null,
      flips: (row.flips as Date[]).map((at) => at.getTime()),
      flapping: row.flapping as boolean,
      pending: row.pending as boolean,
      snoozedUntil: epoch(row.snoozed_until),
      escalatedAt: epoch(row.escalated_at),
      escalatedBy: row.escalated_by as string | null,
      escalation: row.escalation as string | null,
      mergedInto: row.merged_into as number | null,
      overruled: row.overruled as IncidentState['overruled'],
    },
  };
}

const selected = sql.raw(names.map((name) => `incidents.${name}`).join(', '));
/**
 * Ids of the incidents under these keys. The spelling of the tenant and the limit leave one plan, whatever Postgres
 * knows of the table: a look into `incidents_identity` for each key (migrations/0007).
 */
const identified = (keys: readonly IncidentKey[]): RawBuilder<unknown> => sql`
  select found.id
  from unnest(${keys.map((key) => key.tenantId)}::uuid[], ${keys.map((key) => key.source)}::text[],
              ${keys.map((key) => key.externalId)}::text[]) as key (tenant_id, source, external_id)
  cross join lateral (
    select i.id from incidents i
    where uuid_send(i.tenant_id) = uuid_send(key.tenant_id) and i.source = key.source
      and i.external_id = key.external_id
    limit 1) as found`;

/**
 * The incidents already known under these keys, and those in which these fingerprints may have recurred, locked
 * against change until the transaction ends. In one statement, so that locks are taken in the order of ids.
 */
export async function loadIncidents(
  tx: Tx,
  keys: readonly IncidentKey[],
  recurring: readonly RecurringKey[] = [],
): Promise<StoredIncident[]> {
  const ids =
    recurring.length === 0 ? identified(keys) : sql`${identified(keys)} union ${candidates(recurring)}`;
  const { rows } = await sql<Row>`
    select ${selected} from incidents where id = any(array(${ids})) order by id for update`.execute(tx);
  return rows.map(fromRow);
}

/** The id of one incident; null where there is none under this key. */
export async function findIncident(tx: Tx, key: IncidentKey): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`${identified([key])}`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The same by id, for those who act on them: locked against change until the transaction ends. */
export async function holdIncidents(tx: Tx, ids: readonly number[]): Promise<StoredIncident[]> {
  const { rows } = await sql<Row>`
    select ${selected} from incidents where id = any(${ids}::bigint[]) order by id for update`.execute(tx);
  return rows.map(fromRow);
}

const reports = rowSet(COLUMNS);

export async function insertIncidents(tx: Tx, incidents: readonly StoredIncident[]): Promise<void> {
  if (incidents.length === 0) return;
  await sql`insert into incidents (${nameList}) ${reports(incidents.map(toRow))}`.execute(tx);
}

export async function updateIncidents(tx: Tx, incidents: readonly StoredIncident[]): Promise<void> {
  if (incidents.length === 0) return;
  await sql`update incidents set ${changeable} from (${reports(incidents.map(toRow))}) as report
    where incidents.id = report.id`.execute(tx);
}

/** Records that say nothing new: only that there was one more. */
export async function tallyIncidents(
  tx: Tx,
  incidents: readonly Pick<StoredIncident, 'id' | 'occurrences' | 'lastSeenAt'>[],
): Promise<void> {
  if (incidents.length === 0) return;
  await sql`
    update incidents set occurrences = tally.occurrences, last_seen_at = tally.last_seen_at
    from unnest(${incidents.map((each) => each.id)}::bigint[], ${incidents.map((each) => each.occurrences)}::bigint[],
                ${incidents.map((each) => instant(each.lastSeenAt))}::timestamptz[])
      as tally (id, occurrences, last_seen_at)
    where incidents.id = tally.id`.execute(tx);
}

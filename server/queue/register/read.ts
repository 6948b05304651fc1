import { sql } from 'kysely';
import type { Module, Severity, Status } from '../../../shared/domain/incident.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Tx } from '../../../shared/node/db/tenancy.ts';

/** One incident as the register keeps it. Instants are epoch milliseconds. */
export interface RegisterRow {
  readonly tenant_id: TenantId;
  readonly number: number;
  readonly id: number;
  readonly detected_at: number;
  readonly closed_at: number | null;
  readonly severity: Severity;
  readonly status: Status;
  readonly module: Module;
  readonly pending: boolean;
  readonly snoozed_until: number | null;
  readonly source: string;
  readonly assignee: string | null;
  readonly assignee_id: string | null;
  readonly storm_id: string | null;
  readonly category: string | null;
  readonly duplicate: boolean;
  readonly occurred_at: number | null;
  readonly acknowledged_at: number | null;
  readonly acknowledged_by: string | null;
  readonly closed_by: string | null;
}

export interface RegisterHead {
  readonly tenant_id: TenantId;
  readonly seq: number;
  readonly number: number;
}

/** Incidents read by one statement. */
const ROWS_A_READ = 5_000;

const epochMs = (column: string) =>
  sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8 as ${sql.ref(column)}`;
const instants = ['detected_at', 'closed_at', 'snoozed_until', 'occurred_at', 'acknowledged_at'];

const ROW = sql`tenant_id, number, id, severity, status, module, pending, source, assignee, assignee_id, storm_id, category,
  acknowledged_by, closed_by, resolution is not distinct from 'duplicate' as duplicate, ${sql.join(instants.map(epochMs))}`;

/** All statements after this one see the same instant: first where the logs are, then what is in them. */
export const freeze = async (tx: Tx): Promise<void> => {
  await sql`set transaction isolation level repeatable read, read only`.execute(tx);
};

export async function readPositions(tx: Tx, tenants?: readonly TenantId[]): Promise<RegisterHead[]> {
  const of = tenants === undefined ? sql`` : sql`where tenant_id = any(${tenants}::uuid[])`;
  const { rows } = await sql<RegisterHead>`select tenant_id, seq, number from heads ${of}`.execute(tx);
  return rows;
}

/** A tenant's incidents after a number, by number, as many as one statement reads. */
export async function readRowsAfter(tx: Tx, tenant: TenantId, number: number): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select ${ROW} from incidents where tenant_id = ${tenant} and number > ${number}
    order by number limit ${ROWS_A_READ}`.execute(tx);
  return rows;
}

/** All incidents of tenants with few of them. */
export async function readRowsOf(tx: Tx, tenants: readonly TenantId[]): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select ${ROW} from incidents where tenant_id = any(${tenants}::uuid[])`.execute(tx);
  return rows;
}

/** What the log says of incidents that changed without an event of their own. */
export interface Wider {
  /** Their back-fill was accepted. */
  readonly accepted: readonly TenantId[];
  /** Storms that took in incidents which were there before. */
  readonly storms: readonly string[];
}

/** Incidents by id, without any of them twice. */
export interface Ids {
  readonly count: number;
  /** As Postgres spells a list: it came from there, goes back there, and is long. */
  readonly list: string;
}

/** Incidents that moved since these positions, and tenants in which more did. */
export async function readMoved(
  tx: Tx,
  since: ReadonlyMap<TenantId, number>,
): Promise<Wider & { readonly ids: Ids }> {
  const { rows } = await sql<Wider & Ids>`
    select count(distinct incident_id) as count,
           coalesce(array_agg(distinct incident_id) filter (where incident_id is not null), '{}')::text as list,
           coalesce(array_agg(distinct data ->> 'storm') filter (where incident_id is null and kind = 'storm.began'), '{}')
             as storms,
           coalesce(array_agg(distinct e.tenant_id::text)
             filter (where incident_id is null and kind = 'pending.accepted'), '{}') as accepted
    from unnest(${[...since.keys()]}::uuid[], ${[...since.values()]}::bigint[]) as known (tenant_id, seq)
    join events e on e.tenant_id = known.tenant_id and e.seq > known.seq`.execute(tx);
  const { count, list, storms, accepted } = rows[0]!;
  return { ids: { count, list }, storms, accepted };
}

/** Incidents by id. */
export async function readRows(tx: Tx, { count, list }: Ids): Promise<RegisterRow[]> {
  const found: RegisterRow[] = [];
  for (let start = 0; start < count; start += ROWS_A_READ) {
    const { rows } = await sql<RegisterRow>`
      select ${ROW} from incidents
      where id = any((${list}::bigint[])[${start + 1}::int : ${start + ROWS_A_READ}::int])`.execute(tx);
    for (const row of rows) found.push(row);
  }
  return found;
}

export async function readStormRows(tx: Tx, storms: readonly string[]): Promise<RegisterRow[]> {
  if (storms.length === 0) return [];
  const { rows } = await sql<RegisterRow>`
    select ${ROW} from incidents where storm_id = any(${storms}::uuid[])
      and tenant_id = any(array(select tenant_id from storms where id = any(${storms}::uuid[])))`.execute(tx);
  return rows;
}

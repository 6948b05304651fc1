import { sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';
import { inOneTrip } from './trip.ts';

/** Records of one tenant from one request, as they came, waiting for a worker. */
export interface InboxRow {
  readonly receiptId: string;
  readonly tenantId: TenantId | null;
  readonly tenantHint: string | null;
  readonly shard: number;
  readonly format: string;
  readonly records: number;
  readonly payload: string;
  readonly state: 'waiting' | 'quarantined';
  readonly receivedAt: number;
  /** Only of what is quarantined. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Set aside or quarantined before, it waits since then. */
  readonly replayedAt?: number;
  /** How often its record was set aside before. */
  readonly attempts?: number;
}

export interface PickedRow {
  readonly id: number;
  readonly tenantId: TenantId;
  readonly format: string;
  readonly payload: string;
  readonly receivedAt: number;
}

/** Postgres takes 65,535 parameters in a statement; a row has twelve. */
const ROWS_A_STATEMENT = 5_000;

/**
 * Plain parameters, not arrays: a payload is long, and inside an array every quote in it would be escaped. All
 * statements leave at once, so that a commit can travel behind them.
 */
export async function putRows(tx: Tx, rows: readonly InboxRow[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const values = rows.slice(start, start + ROWS_A_STATEMENT).map(toRow);
    sent.push(tx.insertInto('inbox').values(values).execute());
  }
  await inOneTrip(sent);
}

const toRow = (row: InboxRow) => ({
  receipt_id: row.receiptId,
  tenant_id: row.tenantId,
  tenant_hint: row.tenantHint,
  shard: row.shard,
  format: row.format,
  records: row.records,
  payload: row.payload,
  state: row.state,
  received_at: new Date(row.receivedAt),
  headers: row.headers === undefined ? null : JSON.stringify(row.headers),
  replayed_at: row.replayedAt === undefined ? null : new Date(row.replayedAt),
  attempts: row.attempts ?? 0,
});

/** One turn reads at most this many rows of one tenant, however small they are. */
const ROWS_PER_TENANT = 200;

/** What a turn takes of a shard's inbox. */
export interface Picked {
  /** In the order of arrival. */
  readonly rows: readonly PickedRow[];
  /** Whether more may have been waiting than was taken. What has come since then rings by itself. */
  readonly isMore: boolean;
}

/**
 * Up to `limit` waiting records of a shard, in whole rows. Tenants take turns: each gets an equal share first, so a
 * flood at one does not make the others wait; within a tenant the order is the order of arrival.
 */
export async function pickWaiting(tx: Tx, shard: number, limit: number): Promise<Picked> {
  const { rows } = await sql<StoredRow>`
    with recursive tenant(id) as (
      (select tenant_id from inbox where state = 'waiting' and shard = ${shard} order by tenant_id limit 1)
      union all
      select (select tenant_id from inbox
              where state = 'waiting' and shard = ${shard} and tenant_id > tenant.id
              order by tenant_id limit 1)
      from tenant where tenant.id is not null
    ), share as (
      select row.id, row.before, sum(row.records) over (order by row.before, row.id) - row.records as ahead
      from tenant cross join lateral (
        select id, records, sum(records) over (order by id) - records as before
        from (select id, records from inbox
              where state = 'waiting' and shard = ${shard} and tenant_id = tenant.id
              order by id limit ${ROWS_PER_TENANT}) as oldest
      ) as row
      where row.before < ${limit}
    )
    select ${ROW} from inbox where id = any(array(select id from share where ahead < ${limit})) order by id`.execute(
    tx,
  );
  const records = rows.reduce((sum, row) => sum + row.records, 0);
  return { rows: rows.map(pickedRow), isMore: records >= limit || rows.length >= ROWS_PER_TENANT };
}

/** Those of the rows that still wait, in the order of arrival. */
export async function readRows(tx: Tx, ids: readonly number[]): Promise<PickedRow[]> {
  const { rows } = await sql<StoredRow>`
    select ${ROW} from inbox where id = any(${ids}::bigint[]) and state = 'waiting' order by id`.execute(tx);
  return rows.map(pickedRow);
}

const ROW = sql.raw('id, tenant_id, format, records, payload, received_at');

interface StoredRow {
  readonly id: number;
  readonly tenant_id: TenantId;
  readonly format: string;
  readonly records: number;
  readonly payload: string;
  readonly received_at: Date;
}

const pickedRow = ({ id, tenant_id, format, payload, received_at }: StoredRow): PickedRow => ({
  id,
  tenantId: tenant_id,
  format,
  payload,
  receivedAt: received_at.getTime(),
});

export async function finishRows(tx: Tx, ids: readonly number[], at: number): Promise<void> {
  await sql`update inbox set state = 'done', processed_at = ${new Date(at)} where id = any(${ids}::bigint[])`.execute(
    tx,
  );
}

/** Shards with rows that have waited since before `cutoff`: their bell may have been lost. */
export async function shardsLeftBehind(tx: Tx, cutoff: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select('shard')
    .distinct()
    .where('state', '=', 'waiting')
    .where(sql<boolean>`coalesce(replayed_at, received_at) < ${new Date(cutoff)}`)
    .execute();
  return rows.map((row) => row.shard);
}

/** When the oldest waiting record came, or null when nothing waits. */
export async function oldestWaiting(tx: Tx): Promise<number | null> {
  const row = await tx
    .selectFrom('inbox')
    .select(sql<Date | null>`min(coalesce(replayed_at, received_at))`.as('at'))
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.at?.getTime() ?? null;
}

/** When the oldest waiting record of each tenant came, epoch milliseconds; only tenants for whom something waits. */
export async function oldestWaitingByTenant(tx: Tx): Promise<Map<TenantId, number>> {
  // One probe of the index per tenant, however many rows wait.
  const { rows } = await sql<{ tenant_id: TenantId; since: Date }>`
    with recursive oldest as (
      (select shard, tenant_id, coalesce(replayed_at, received_at) as since from inbox where state = 'waiting'
        order by shard, tenant_id, id limit 1)
      union all
      select next.* from oldest cross join lateral (
        select shard, tenant_id, coalesce(replayed_at, received_at) from inbox
          where state = 'waiting' and (shard, tenant_id) > (oldest.shard, oldest.tenant_id)
          order by shard, tenant_id, id limit 1) next)
    select tenant_id, since from oldest`.execute(tx);
  return new Map(rows.map((row) => [row.tenant_id, row.since.getTime()]));
}

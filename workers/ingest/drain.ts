import { sql } from 'kysely';
import { finishRows, type PickedRow, pickWaiting, readRows } from '../../shared/node/db/inbox.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { WorkerDeps } from '../deps.ts';
import { type Entry, readEntry, recordsOf } from './entry.ts';
import { isolate } from './isolate.ts';
import { record } from './record.ts';
import { isTransient } from './transient.ts';

/** Records taken in one turn: large enough to fill a batch, small enough that others wait milliseconds. */
const RECORDS_A_TURN = 1_000;
/** First half of the advisory lock key; the second is the shard. Any number of our own will do. */
const SHARD_LOCK = 0x57_46;

/**
 * Works off what waits in a shard's part of the inbox. Each turn is one transaction: pick, record, mark done.
 * A turn spoilt by one bad record is taken apart so that only that record is set aside.
 */
export async function drain(deps: WorkerDeps, shard: number): Promise<void> {
  for (;;) {
    const left = await turn(deps, shard);
    if (!left) return;
  }
}

async function turn(deps: WorkerDeps, shard: number): Promise<boolean> {
  let picked: PickedRow[] = [];
  try {
    const ranges = await deps.tenancy.asSystem('ingest', async (tx) => {
      await lockShard(tx, shard);
      picked = await pick(tx, shard);
      return work(tx, picked, deps.clock());
    });
    await applyQuietly(deps, ranges);
  } catch (error) {
    if (isTransient(error) || picked.length === 0) throw error;
    deps.log.warn({ err: error, shard }, 'a record spoilt its batch; taking the batch apart');
    for (const row of picked) await isolate(deps, shard, row);
  }
  return picked.length > 0;
}

async function pick(tx: Tx, shard: number): Promise<PickedRow[]> {
  const ids = await pickWaiting(tx, shard, RECORDS_A_TURN);
  return ids.length === 0 ? [] : readRows(tx, ids);
}

async function work(tx: Tx, rows: readonly PickedRow[], now: number): Promise<EventRange[]> {
  if (rows.length === 0) return [];
  const ranges = await record(tx, rows.flatMap(entriesOf));
  await finishRows(
    tx,
    rows.map((row) => row.id),
    now,
  );
  return ranges;
}

const entriesOf = (row: PickedRow): Entry[] => recordsOf(row).map((item, index) => readEntry(row, item, index));

/** The queue lets one run at a time in; this holds also when Redis forgot that, or a dead run is still alive. */
export async function lockShard(tx: Tx, shard: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SHARD_LOCK}, ${shard})`.execute(tx);
}

/** The log is committed: if Redis is away now, the sweep brings the counters up to it. */
export async function applyQuietly(deps: WorkerDeps, ranges: readonly EventRange[]): Promise<void> {
  try {
    await deps.projection.apply(ranges);
  } catch (error) {
    deps.log.warn({ err: error }, 'counters not updated; the sweep will');
  }
}

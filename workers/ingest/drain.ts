import { finishRows, type Picked, type PickedRow, pickWaiting } from '../../shared/node/db/inbox.ts';
import type { End, Tx } from '../../shared/node/db/tenancy.ts';
import { isTransient } from '../../shared/node/db/transient.ts';
import { inOneTrip } from '../../shared/node/db/trip.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { WorkerDeps } from '../deps.ts';
import { commit } from './commit.ts';
import { readEntry, recordsOf } from './entry.ts';
import { isolate } from './isolate.ts';
import { record } from './record.ts';

/** Records taken in one turn: large enough to fill a batch, small enough that others wait milliseconds. */
const RECORDS_A_TURN = 1_000;

/**
 * Works off what waits in a shard's part of the inbox. Each turn is one transaction: pick, record, mark done.
 * A turn spoilt by one bad record is taken apart so that only that record is set aside.
 */
export async function drain(deps: WorkerDeps, shard: number): Promise<void> {
  while (await turn(deps, shard));
}

/** Answers whether more may be waiting. */
async function turn(deps: WorkerDeps, shard: number): Promise<boolean> {
  let picked: Picked = { rows: [], isMore: false };
  try {
    await commit(deps, shard, async (tx, end) => {
      picked = await pickWaiting(tx, shard, RECORDS_A_TURN);
      return picked.rows.length === 0 ? [] : work(tx, end, picked.rows, deps.clock());
    });
    return picked.isMore;
  } catch (error) {
    if (isTransient(error) || picked.rows.length === 0) throw error;
    deps.log.warn({ err: error, shard }, 'a record spoilt its batch; taking the batch apart');
    await isolate(deps, shard, idsOf(picked.rows));
    return true;
  }
}

async function work(tx: Tx, end: End, rows: readonly PickedRow[], now: number): Promise<EventRange[]> {
  const entries = rows.flatMap((row) => recordsOf(row).map((item, index) => readEntry(row, item, index)));
  const [ranges] = await inOneTrip([record(tx, entries, end), finishRows(tx, idsOf(rows), now)]);
  return ranges;
}

const idsOf = (rows: readonly PickedRow[]): number[] => rows.map((row) => row.id);

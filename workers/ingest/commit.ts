import { holdShard } from '../../shared/node/db/shard-lock.ts';
import type { End, Tx } from '../../shared/node/db/tenancy.ts';
import { inOneTrip } from '../../shared/node/db/trip.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { WorkerDeps } from '../deps.ts';

/**
 * Runs `work` in one transaction as the shard's only writer, then projects what it committed. The queue lets one
 * run at a time in already; the lock holds also when Redis forgot that, or when a run thought dead is still alive.
 */
export async function commit(
  { tenancy, projection, log }: WorkerDeps,
  shard: number,
  work: (tx: Tx, end: End) => Promise<EventRange[]>,
): Promise<void> {
  const ranges = await tenancy.asSystem('ingest', async (tx, end) => {
    // What the work asks first is asked of what it finds once it holds the shard: one statement, one look.
    const [, worked] = await inOneTrip([holdShard(tx, shard), work(tx, end)]);
    return worked;
  });
  try {
    await projection.apply(ranges);
  } catch (error) {
    // The log is committed: if Redis is away now, the sweep brings the counters up to it.
    log.warn({ err: error }, 'counters not updated; the sweep will');
  }
}

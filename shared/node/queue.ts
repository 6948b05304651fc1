import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { INGEST_QUEUE, RING, type Ring, shards } from '../wire/jobs.ts';
import { queuePrefix } from './redis/keys.ts';

/**
 * The doorbell. However often a shard is rung while its bell still hangs, one run follows; a ring that arrives
 * during a run makes one more, so none is lost.
 */
export interface Doorbell {
  ring(shard: number): Promise<void>;
  /** One run at a time over all worker processes. Kept in Redis, so a flush loses it: the sweep says it again. */
  limit(): Promise<void>;
  close(): Promise<void>;
}

export function openDoorbell(connection: Redis): Doorbell {
  const queues = shards.map(
    (shard) =>
      new Queue<Ring>(INGEST_QUEUE, { connection, prefix: queuePrefix(shard), skipVersionCheck: true }),
  );
  // BullMQ repeats its connection's errors here; the callers report what failed.
  for (const queue of queues) queue.on('error', () => {});
  return {
    ring: async (shard) => {
      await queues[shard]!.add(
        RING,
        { shard },
        {
          deduplication: { id: RING, keepLastIfActive: true },
          removeOnComplete: true,
          removeOnFail: true,
        },
      );
    },
    limit: async () => {
      await Promise.all(queues.map((queue) => queue.setGlobalConcurrency(1)));
    },
    close: async () => {
      await Promise.all(queues.map((queue) => queue.close()));
    },
  };
}

/**
 * A run that does not renew its lock for this long is taken to be dead, and looked for this often: a shard whose
 * worker was killed in mid-run stands still for both together. Taking a live one for dead does no harm, its
 * transaction holds the shard's lock in Postgres.
 */
const LOCK_MS = 5_000;
/** A ring carries nothing, so it may be rung again however many runs died of it. */
const MAX_STALLED = 1_000_000;

/** Answers each ring of each shard with `run`. `onError` hears of failed runs; the sweep rings again. */
export function answerDoorbell(
  connection: Redis,
  run: (shard: number) => Promise<void>,
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  const workers = shards.map((shard) => {
    const worker = new Worker<Ring>(INGEST_QUEUE, () => run(shard), {
      connection,
      prefix: queuePrefix(shard),
      concurrency: 1,
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS,
      maxStalledCount: MAX_STALLED,
      skipVersionCheck: true,
    });
    worker.on('failed', (_job, error) => onError(error));
    worker.on('error', onError);
    return worker;
  });
  return {
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

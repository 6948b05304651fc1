import { SHARDS } from '../domain/shard.ts';

/** The queues between server and workers. A job is only a doorbell: it carries nothing but which shard rang. */
export const INGEST_QUEUE = 'ingest';
export const RING = 'ring';
export interface Ring {
  readonly shard: number;
}
export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

import { sql } from 'kysely';
import type { Tx } from './tenancy.ts';

/** First half of the advisory lock key; the second is the shard. Any number of our own will do. */
const SHARD_LOCK = 0x57_46;

/**
 * Waits to be the shard's only writer, and is it until the transaction ends. What a writer looks up it finds by
 * index alone: a plan that reads a table through, made and cached while it was small, would outlive that.
 */
export async function holdShard(tx: Tx, shard: number): Promise<void> {
  await sql`
    select set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock(${SHARD_LOCK}, ${shard})`.execute(
    tx,
  );
}

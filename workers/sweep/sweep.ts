import { shardsLeftBehind } from '../../shared/node/db/inbox.ts';
import type { WorkerDeps } from '../deps.ts';

/** A row this old was not picked up by its own ring. Runs take milliseconds, so this is patience enough. */
const LEFT_BEHIND_MS = 1_000;

/**
 * What makes every crash harmless: rings again for rows whose ring was lost, and brings counters up to their logs
 * when a commit was not followed by its apply or Redis forgot them.
 */
export async function sweep({ tenancy, projection, doorbell, clock, log }: WorkerDeps): Promise<void> {
  const cutoff = clock() - LEFT_BEHIND_MS;
  const shards = await tenancy.asSystem('look for waiting records', (tx) => shardsLeftBehind(tx, cutoff));
  if (shards.length > 0) {
    await doorbell.limit();
    for (const shard of shards) await doorbell.ring(shard);
    log.debug({ shards }, 'rang again for records left behind');
  }
  const levelled = await projection.level();
  if (levelled > 0) log.info({ tenants: levelled }, 'brought counters up to the log');
}

import type { Redis } from 'ioredis';
import { isKept, TRIM_MARGIN_MS } from '../../shared/domain/tally.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { tenantKey } from '../../shared/node/redis/keys.ts';

/** Fields read per step, so that a busy tenant does not hold Redis up. */
const SCAN_COUNT = 1_000;

/** Removes buckets of one tenant that have left their window; answers how many. */
export async function trim(redis: Redis, tenant: TenantId, now: number): Promise<number> {
  const key = tenantKey(tenant);
  let cursor = '0';
  let removed = 0;
  do {
    const [next, flat] = await redis.hscan(key, cursor, 'COUNT', SCAN_COUNT);
    const gone = flat.filter((name, index) => index % 2 === 0 && !isKept(name, now - TRIM_MARGIN_MS));
    if (gone.length > 0) removed += await redis.hdel(key, ...gone);
    cursor = next;
  } while (cursor !== '0');
  return removed;
}

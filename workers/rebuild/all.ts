import type { TenantId } from '../../shared/domain/tenant.ts';
import { openTenancy } from '../../shared/node/db/tenancy.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';

/** Rebuilds the counters of one tenant, or of all, from SQL. Answers how many tenants; safe while all runs. */
export async function rebuildAll(
  config: { readonly databaseUrl: string; readonly redisUrl: string },
  slug?: string,
): Promise<number> {
  const tenancy = openTenancy(config.databaseUrl);
  const redis = openRedis(config.redisUrl, 'command');
  try {
    const tenants = await tenancy.asSystem('list tenants to rebuild', (tx) => {
      const query = tx.selectFrom('tenants').select('id').orderBy('id');
      return (slug === undefined ? query : query.where('slug', '=', slug)).execute();
    });
    const ids = tenants.map((tenant) => tenant.id as TenantId);
    await openProjection({ redis, tenancy, clock: Date.now }).rebuild(ids);
    return ids.length;
  } finally {
    redis.disconnect();
    await tenancy.close();
  }
}

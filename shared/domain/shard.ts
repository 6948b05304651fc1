import type { TenantId } from './tenant.ts';

/** Ordered lanes of work: a tenant always lives in one, so its writes are ordered and uncontended. */
export const SHARDS = 16;

/** Tenant ids are random UUIDs, so their first digits are an even hash already. */
export const shardOf = (tenant: TenantId): number => Number.parseInt(tenant.slice(0, 8), 16) % SHARDS;

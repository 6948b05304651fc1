import type { TenantId, TenantState } from '../../shared/domain/tenant.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';

export interface KnownTenant {
  readonly id: TenantId;
  readonly state: TenantState;
}

/** Finds tenants by slug or id. */
export interface TenantDirectory {
  find(name: string): KnownTenant | undefined;
}

/** Reads the tenants anew for each request that names some: a tenant created a moment ago is known. */
export const readDirectory = (tenancy: Tenancy): Promise<TenantDirectory> =>
  tenancy.asSystem('find tenants by name', async (tx) => {
    const rows = await tx.selectFrom('tenants').select(['id', 'slug', 'state']).execute();
    const byName = new Map<string, KnownTenant>();
    for (const row of rows) {
      const tenant = { id: row.id as TenantId, state: row.state };
      byName.set(row.id, tenant).set(row.slug, tenant);
    }
    return { find: (name) => byName.get(name) };
  });

import { randomUUID } from 'node:crypto';
import { type Tenant, type TenantId, tenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';

/** A tenant nobody else has written to. */
export const newTenant = (
  tenancy: Tenancy,
  given: Partial<Omit<Tenant, 'id'>> = {},
): Promise<Tenant & { readonly id: TenantId }> =>
  tenancy.asSystem('a new tenant for a test', async (tx) => {
    const slug = given.slug ?? `t-${randomUUID().slice(0, 12)}`;
    const row = await tx
      .insertInto('tenants')
      .values({ name: slug, ...given, slug })
      .returning(['id', 'slug', 'name', 'state', 'criticality'])
      .executeTakeFirstOrThrow();
    return { ...row, id: tenantId(row.id) };
  });

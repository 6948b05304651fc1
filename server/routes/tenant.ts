import { Fault } from '../../shared/domain/fault.ts';
import { isTenantId, type TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

export const tenantFields = ['id', 'slug', 'name', 'state', 'criticality', 'created_at'] as const;

/** A tenant by slug or id, within the caller's scope; one outside of it is as absent as one that never was. */
export async function findTenant(tx: Tx, name: string): Promise<{ id: TenantId; slug: string }> {
  const row = await tx
    .selectFrom('tenants')
    .select(['id', 'slug'])
    .where(isTenantId(name) ? 'id' : 'slug', '=', name)
    .executeTakeFirst();
  if (row === undefined) throw new Fault('not_found', 'no such tenant in your scope', 'tenant');
  return { id: row.id as TenantId, slug: row.slug };
}

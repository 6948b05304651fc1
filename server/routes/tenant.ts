import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

export const tenantFields = ['id', 'slug', 'name', 'state', 'criticality', 'created_at'] as const;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A tenant by slug or id, within the caller's scope; one outside of it is as absent as one that never was. */
export async function findTenant(tx: Tx, name: string): Promise<{ id: TenantId; slug: string }> {
  const row = await tx
    .selectFrom('tenants')
    .select(['id', 'slug'])
    .where(UUID.test(name) ? 'id' : 'slug', '=', name)
    .executeTakeFirst();
  if (row === undefined) throw new Fault('not_found', 'no such tenant in your scope', 'tenant');
  return { id: row.id as TenantId, slug: row.slug };
}

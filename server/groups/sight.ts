import { sql } from 'kysely';
import { type Access, may } from '../../shared/domain/access/access.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';

/**
 * The tenants of these groups, by id or name, that the caller sees by their provider role. For those who may not
 * see groups, and for groups outside their sight, there are none.
 */
export async function tenantsInGroups(
  tenancy: Tenancy,
  access: Access,
  groups: readonly string[],
): Promise<TenantId[]> {
  if (!may(access, 'groups.read')) return [];
  return tenancy.asScope(access.provider!.scope, async (tx) => {
    const { rows } = await sql<{ tenant_id: TenantId }>`
      select distinct m.tenant_id from tenant_groups g join tenant_group_members m on m.group_id = g.id
      where g.id::text = any(${groups}::text[]) or g.name = any(${groups}::text[])`.execute(tx);
    return rows.map((row) => row.tenant_id);
  });
}

import type { TenantRole } from '../../shared/domain/access/role.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Standing } from './standing.ts';

export interface MemberRow extends Standing {
  readonly role: TenantRole;
}

/** The members of a tenant; what identity knows of them is added by `nameStandings`. */
export async function readMembers(tx: Tx, tenant: TenantId): Promise<MemberRow[]> {
  const rows = await tx
    .selectFrom('tenant_members')
    .select(['user_id', 'role', 'created_at', 'deactivated_at'])
    .where('tenant_id', '=', tenant)
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as TenantRole }));
}

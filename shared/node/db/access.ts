import { sql } from 'kysely';
import type { Access, Tier } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permission.ts';
import type { ProviderRole, TenantRole } from '../../domain/access/role.ts';
import { scopeOf } from '../../domain/scope.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

interface Held {
  readonly role: ProviderRole | null;
  readonly tier: Tier;
  readonly assigned: TenantId[];
  readonly memberships: [TenantId, TenantRole][];
}

/**
 * What a user may do now. Suspended and offboarded tenants are nobody's but an MSSP Admin's; a deactivated
 * membership is none.
 */
export async function readAccess(
  tx: Tx,
  userId: string,
  limit: readonly Permission[] | null = null,
): Promise<Access> {
  const { rows } = await sql<Held>`
    with entered as (select id from tenants where state in ('trial', 'active')),
      assigned as (
        select a.tenant_id as id from provider_assignments a where a.user_id = ${userId}
        union
        select m.tenant_id from provider_assignments a
          join tenant_group_members m on m.group_id = a.group_id where a.user_id = ${userId})
    select
      (select role from provider_members where user_id = ${userId} and deactivated_at is null) as role,
      (select tier from provider) as tier,
      (select coalesce(json_agg(id), '[]') from assigned join entered using (id)) as assigned,
      (select coalesce(json_agg(json_build_array(tenant_id, role)), '[]')
        from tenant_members join entered on entered.id = tenant_id
        where user_id = ${userId} and deactivated_at is null) as memberships`.execute(tx);
  const { role, tier, assigned, memberships } = rows[0]!;
  const scope = role === 'mssp_admin' ? ({ kind: 'all' } as const) : scopeOf(assigned);
  return {
    provider: role === null ? null : { role, scope, tier },
    memberships: new Map(memberships),
    limit,
  };
}

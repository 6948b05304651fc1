import { sql } from 'kysely';
import type { Access, Tier } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permission.ts';
import type { ProviderRole, TenantRole } from '../../domain/access/role.ts';
import { scopeOf } from '../../domain/scope.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

interface Held {
  readonly user_id: string;
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
  const accesses = await readAccesses(tx, [userId]);
  return { ...accesses.get(userId)!, limit };
}

/** The same for many users in one statement: each of those asked for is in the answer. */
export async function readAccesses(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, Access>> {
  const { rows } = await sql<Held>`
    with asked as (select distinct user_id from unnest(${userIds}::text[]) as a (user_id)),
      assigned as (
        select a.user_id, a.tenant_id as id from provider_assignments a join asked using (user_id)
        union
        select a.user_id, m.tenant_id from provider_assignments a join asked using (user_id)
          join tenant_group_members m on m.group_id = a.group_id),
      watched as (
        select user_id, json_agg(id) as ids from assigned
          join tenants using (id) where state in ('trial', 'active') group by user_id),
      joined as (
        select user_id, json_agg(json_build_array(m.tenant_id, m.role)) as roles from tenant_members m
          join asked using (user_id) join tenants t on t.id = m.tenant_id
          where m.deactivated_at is null and t.state in ('trial', 'active') group by user_id)
    select asked.user_id, p.role, (select tier from provider) as tier,
      coalesce(watched.ids, '[]') as assigned, coalesce(joined.roles, '[]') as memberships
    from asked
      left join provider_members p on p.user_id = asked.user_id and p.deactivated_at is null
      left join watched on watched.user_id = asked.user_id
      left join joined on joined.user_id = asked.user_id`.execute(tx);
  return new Map(rows.map((row) => [row.user_id, accessOf(row)]));
}

const adminOn = (tier: Tier) => ({ role: 'mssp_admin', scope: { kind: 'all' }, tier }) as const;
/** The same for all of them, and each open socket keeps its reader's: so it is kept once. */
const admins = { standard: adminOn('standard'), mssp: adminOn('mssp') };
const NOWHERE: Access['memberships'] = new Map();

function accessOf({ role, tier, assigned, memberships }: Held): Access {
  return {
    provider:
      role === null ? null : role === 'mssp_admin' ? admins[tier] : { role, scope: scopeOf(assigned), tier },
    memberships: memberships.length === 0 ? NOWHERE : new Map(memberships),
    limit: null,
  };
}

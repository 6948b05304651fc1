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
  return limitedTo(accesses.get(userId)!, limit);
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

/** The same access under a token's limit; that of a person at a browser is handed on as it is. */
export const limitedTo = (access: Access, limit: Access['limit']): Access =>
  limit === null ? access : { ...access, limit };

const NOWHERE: Access['memberships'] = new Map();
const adminOn = (tier: Tier): Access => ({
  provider: { role: 'mssp_admin', scope: { kind: 'all' }, tier },
  memberships: NOWHERE,
  limit: null,
});
/** The same for all of them, and each open socket keeps its reader's: so it is kept once. */
const admins = { standard: adminOn('standard'), mssp: adminOn('mssp') };

function accessOf({ role, tier, assigned, memberships }: Held): Access {
  if (role === 'mssp_admin' && memberships.length === 0) return admins[tier];
  const provider = role === 'mssp_admin' ? admins[tier].provider : null;
  return {
    provider: role === 'mssp_analyst' ? { role, scope: scopeOf(assigned.map(shared)), tier } : provider,
    memberships: memberships.length === 0 ? NOWHERE : new Map(memberships),
    limit: null,
  };
}

/** Tenants of one installation number some thousands; past this each reader keeps ids of its own again. */
const MAX_IDS = 100_000;
const ids = new Map<TenantId, TenantId>();

/** One text for one tenant: an open socket keeps its analyst's ids, and a thousand of them are 60 kB each time. */
function shared(id: TenantId): TenantId {
  const known = ids.get(id);
  if (known === undefined && ids.size < MAX_IDS) ids.set(id, id);
  return known ?? id;
}

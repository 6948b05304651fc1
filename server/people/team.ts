import { sql } from 'kysely';
import type { ProviderRole } from '../../shared/domain/access/role.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { TenantName } from '../../shared/wire/http/me.ts';
import type { Standing } from './standing.ts';

interface Row extends Standing {
  readonly role: ProviderRole;
  readonly tenants: TenantName[];
  readonly groups: { id: string; name: string }[];
}

/** The provider's team, or one of it, with assignments; what identity knows of them is added by `nameStandings`. */
export async function readTeam(tx: Tx, userId: string | null = null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.user_id, m.role, m.created_at, m.deactivated_at,
      (select coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.name), '[]')
        from provider_assignments a join tenants t on t.id = a.tenant_id where a.user_id = m.user_id) as tenants,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name), '[]')
        from provider_assignments a join tenant_groups g on g.id = a.group_id where a.user_id = m.user_id) as groups
    from provider_members m
    where ${userId}::text is null or m.user_id = ${userId}`.execute(tx);
  return rows;
}

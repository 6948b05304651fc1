import { sql } from 'kysely';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Group } from '../../shared/wire/http/groups.ts';

/**
 * Groups by name with the tenants of the scope; row security leaves out groups of which none is in it.
 * With `id`, that one alone.
 */
export async function listGroups(tx: Tx, id: string | null = null): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select g.id, g.name,
      coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.name, t.id)
        filter (where t.id is not null), '[]') as tenants
    from tenant_groups g
      left join tenant_group_members m on m.group_id = g.id
      left join tenants t on t.id = m.tenant_id
    where ${id}::uuid is null or g.id = ${id}::uuid
    group by g.id order by lower(g.name), g.id`.execute(tx);
  return rows;
}

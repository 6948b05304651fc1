import { sql } from 'kysely';
import type { ProviderRole } from '../../shared/domain/access/role.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { TenantName } from '../../shared/wire/http/me.ts';
import type { TeamMember } from '../../shared/wire/http/people.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from './directory.ts';

interface Row {
  readonly user_id: string;
  readonly role: ProviderRole;
  readonly created_at: Date;
  readonly deactivated_at: Date | null;
  readonly tenants: TenantName[];
  readonly groups: { id: string; name: string }[];
}

/** The provider's team, or one of it, with assignments; what identity knows of them is added by `nameTeam`. */
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

/** By name. */
export async function nameTeam(identity: Identity, rows: readonly Row[]): Promise<TeamMember[]> {
  const people = await readPeople(
    identity,
    rows.map((row) => row.user_id),
  );
  return rows
    .flatMap((row) => {
      // An account that was deleted a moment ago has taken its standing with it.
      const person = people.get(row.user_id);
      if (person === undefined) return [];
      return {
        ...row,
        name: person.name,
        email: person.email,
        created_at: row.created_at.toISOString(),
        deactivated_at: row.deactivated_at?.toISOString() ?? null,
        two_factor: person.two_factor,
        last_seen_at: person.last_seen_at?.toISOString() ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

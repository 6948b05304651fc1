import type { TenantRole } from '../../shared/domain/access/role.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Member } from '../../shared/wire/http/people.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from './directory.ts';

export interface MemberRow {
  readonly user_id: string;
  readonly role: TenantRole;
  readonly created_at: Date;
  readonly deactivated_at: Date | null;
}

/** The members of a tenant; what identity knows of them is added by `nameMembers`. */
export async function readMembers(tx: Tx, tenant: TenantId): Promise<MemberRow[]> {
  const rows = await tx
    .selectFrom('tenant_members')
    .select(['user_id', 'role', 'created_at', 'deactivated_at'])
    .where('tenant_id', '=', tenant)
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as TenantRole }));
}

/** By name. */
export async function nameMembers(identity: Identity, rows: readonly MemberRow[]): Promise<Member[]> {
  const people = await readPeople(
    identity,
    rows.map((row) => row.user_id),
  );
  return rows
    .flatMap((row) => {
      // An account that was deleted a moment ago has taken its membership with it.
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

import { sql } from 'kysely';
import { type Access, scopeFor } from '../../shared/domain/access/access.ts';
import type { TenantPermission } from '../../shared/domain/access/permission.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { readAccesses } from '../../shared/node/db/access.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Assignee, assigneeUses } from '../../shared/wire/http/assignees.ts';
import { canName } from '../acts/workers.ts';
import type { Actor } from '../identity/actor.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';

/** What somebody must hold to be of use. */
export const permissionFor: Readonly<Record<(typeof assigneeUses)[number], TenantPermission>> = {
  work: 'incidents.manage',
  mention: 'incidents.read',
};

interface Asked {
  readonly actor: Actor;
  readonly tenants: readonly TenantId[];
  readonly permission: TenantPermission;
}

/** Who holds the permission in every one of the tenants, as far as the actor can name them: the provider's first. */
export async function listAssignees(
  { tenancy, identity }: { readonly tenancy: Tenancy; readonly identity: Identity },
  asked: Asked,
): Promise<Assignee[]> {
  const holders = await tenancy.asSystem('list assignees', (tx) => readHolders(tx, asked));
  const ids = [...holders.keys()];
  const people = await readPeople(identity, ids);
  const seen = scopeFor(asked.actor.access, 'incidents.read');
  const open = await tenancy.asScope(seen, (tx) => countOpen(tx, ids));
  return [...people.values()]
    .map(({ id, name }) => ({ id, name, side: sideOf(holders.get(id)!, asked), open: open.get(id) ?? 0 }))
    .sort((a, b) => a.side.localeCompare(b.side) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

async function readHolders(tx: Tx, { actor, tenants, permission }: Asked): Promise<Map<string, Access>> {
  // Whoever is in all of them is a member of the first, or on the team.
  const { rows } = await sql<{ user_id: string }>`
    select user_id from tenant_members where tenant_id = ${tenants[0]} and deactivated_at is null
    union select user_id from provider_members where deactivated_at is null`.execute(tx);
  const accesses = await readAccesses(
    tx,
    rows.map((row) => row.user_id),
  );
  return new Map(
    [...accesses].filter(([id, access]) =>
      tenants.every((tenant) => canName(actor, tenant, { id, access, permission })),
    ),
  );
}

const sideOf = (access: Access, { tenants, permission }: Asked): Assignee['side'] => {
  const byProvider = scopeFor({ ...access, memberships: new Map() }, permission);
  return tenants.every((tenant) => covers(byProvider, tenant)) ? 'provider' : 'tenant';
};

/** Open and in-progress incidents by their assignee, within the transaction's scope. */
async function countOpen(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select assignee_id as id, count(*) as n from incidents
    where assignee_id = any(${ids}::text[]) and status <> 'closed' and severity <> 'info'
    group by assignee_id`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

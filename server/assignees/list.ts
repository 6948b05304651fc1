import { sql } from 'kysely';
import { type Access, scopeFor } from '../../shared/domain/access/access.ts';
import type { TenantPermission } from '../../shared/domain/access/permission.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { readAccesses } from '../../shared/node/db/access.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Assignee, assigneeUses } from '../../shared/wire/http/assignees.ts';
import { readShown } from '../acts/shown.ts';
import { canMention, canName } from '../acts/workers.ts';
import type { Actor } from '../identity/actor.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';

/** What somebody must hold to be of use. */
const permissionFor: Readonly<Record<Use, TenantPermission>> = {
  work: 'incidents.manage',
  mention: 'incidents.read',
};

type Use = (typeof assigneeUses)[number];

interface Asked {
  readonly actor: Actor;
  readonly tenants: readonly TenantId[];
  readonly use: Use;
}

/** Who is of use in every one of the tenants, as far as the actor may name or mention them: the provider's first. */
export async function listAssignees(
  { tenancy, identity }: { readonly tenancy: Tenancy; readonly identity: Identity },
  asked: Asked,
): Promise<Assignee[]> {
  const seen = scopeFor(asked.actor.access, 'incidents.read');
  const accesses = await tenancy.asSystem('list assignees', (tx) => readAccessesIn(tx, asked.tenants));
  const shown =
    asked.use === 'mention'
      ? await tenancy.asScope(seen, (tx) => readShown(tx, asked.tenants, [...accesses.keys()]))
      : NOBODY;
  const holders = new Map([...accesses].filter(([id, access]) => isOffered({ id, access }, asked, shown)));
  const ids = [...holders.keys()];
  const people = await readPeople(identity, ids);
  const open = await tenancy.asScope(seen, (tx) => countOpen(tx, ids));
  return [...people.values()]
    .map(({ id, name }) => ({ id, name, side: sideOf(holders.get(id)!, asked), open: open.get(id) ?? 0 }))
    .sort((a, b) => a.side.localeCompare(b.side) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

async function readAccessesIn(tx: Tx, tenants: readonly TenantId[]): Promise<ReadonlyMap<string, Access>> {
  // Whoever is in all of them is a member of the first, or on the team.
  const { rows } = await sql<{ user_id: string }>`
    select user_id from tenant_members where tenant_id = ${tenants[0]} and deactivated_at is null
    union select user_id from provider_members where deactivated_at is null`.execute(tx);
  return readAccesses(
    tx,
    rows.map((row) => row.user_id),
  );
}

type Shown = Awaited<ReturnType<typeof readShown>>;
const NOBODY: Shown = new Map();

const isOffered = (
  of: { readonly id: string; readonly access: Access },
  { actor, tenants, use }: Asked,
  shown: Shown,
): boolean =>
  tenants.every((tenant) =>
    use === 'mention'
      ? canMention(actor, tenant, of, shown.get(tenant)!)
      : canName(actor, tenant, { ...of, permission: permissionFor[use] }),
  );

const sideOf = (access: Access, { tenants, use }: Asked): Assignee['side'] => {
  const byProvider = scopeFor({ ...access, memberships: new Map() }, permissionFor[use]);
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

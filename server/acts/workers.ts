import { type Access, scopeFor } from '../../shared/domain/access/access.ts';
import type { TenantPermission } from '../../shared/domain/access/permission.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { readAccesses } from '../../shared/node/db/access.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Actor } from '../identity/actor.ts';
import type { Identity } from '../identity/auth.ts';
import { actsAsProvider } from '../people/author.ts';
import { findPerson, readPeople } from '../people/directory.ts';
import { readShown } from './shown.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who is meant by `me`, a user's id or an e-mail address; null for nobody. */
export async function personCalled(identity: Identity, actor: Actor, text: string): Promise<Named | null> {
  if (text === 'me') return { id: actor.id, name: actor.name };
  const person = text.includes('@')
    ? await findPerson(identity, text)
    : (await readPeople(identity, [text])).get(text);
  return person ? { id: person.id, name: person.name } : null;
}

/**
 * Those of these people whom the actor can name in a tenant: they hold the permission there. The provider's people
 * are named by the provider's people alone; a customer neither finds out who they are nor hands them work, but may
 * mention whom it reads of anyway (see `mentionable`).
 */
export async function nameable(
  tx: Tx,
  actor: Actor,
  tenant: TenantId,
  wanted: { readonly people: readonly Named[]; readonly permission: TenantPermission },
): Promise<Named[]> {
  if (wanted.people.length === 0) return [];
  const accesses = await readAccesses(
    tx,
    wanted.people.map(({ id }) => id),
  );
  return wanted.people.filter(({ id }) =>
    canName(actor, tenant, { id, access: accesses.get(id)!, permission: wanted.permission }),
  );
}

/** The same of one of them, whose access is known. */
export function canName(
  actor: Actor,
  tenant: TenantId,
  of: { readonly id: string; readonly access: Access; readonly permission: TenantPermission },
): boolean {
  const isKnown = of.id === actor.id || actsAsProvider(actor, tenant, of.permission);
  return covers(scopeFor(isKnown ? of.access : asMember(of.access), of.permission), tenant);
}

/**
 * Those of these people whom the actor may pick for a mention in a tenant, by user and not by address: besides those
 * they can name, readers of its incidents whom the tenant's own people read of there already.
 */
export async function mentionable(
  tx: Tx,
  actor: Actor,
  tenant: TenantId,
  people: readonly Named[],
): Promise<Named[]> {
  const users = people.map(({ id }) => id);
  const shown = (await readShown(tx, [tenant], users)).get(tenant)!;
  const accesses = await readAccesses(tx, users);
  return people.filter(({ id }) => canMention(actor, tenant, { id, access: accesses.get(id)! }, shown));
}

/** The same of one of them, whose access is known; `shown` are those whom the tenant's people read of. */
export function canMention(
  actor: Actor,
  tenant: TenantId,
  of: { readonly id: string; readonly access: Access },
  shown: ReadonlySet<string>,
): boolean {
  const permission = 'incidents.read';
  if (canName(actor, tenant, { ...of, permission })) return true;
  return shown.has(of.id) && covers(scopeFor(of.access, permission), tenant);
}

const asMember = (access: Access): Access => ({ ...access, provider: null });

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
 * are named by the provider's people alone; a customer neither finds out who they are nor hands them work.
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

const asMember = (access: Access): Access => ({ ...access, provider: null });

import { type RawBuilder, sql } from 'kysely';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Handler } from '../../shared/wire/http/handling.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';
import { isMachine, MACHINE } from './counted.ts';
import type { Sight } from './question.ts';

/** What others are called in a group's key; no user's id begins like that. */
const PROVIDER = ':provider';
const FORMER = ':former';

type OfActor = (column: RawBuilder<string>) => RawBuilder<string>;

/**
 * Who is meant by an actor, as an expression over `incidents`. A customer's people tell their own members apart: the
 * provider's are one to them, and so are those who left.
 */
export async function handlerOf(tenancy: Tenancy, sight: Sight): Promise<OfActor> {
  if (sight !== 'members') {
    return (actor) => sql`case when ${isMachine(actor)} then ${MACHINE}::text else ${actor} end`;
  }
  const team = await tenancy.asSystem('tell the team from members', (tx) =>
    tx.selectFrom('provider_members').select('user_id').execute(),
  );
  const ids = team.map(({ user_id }) => user_id);
  return (actor) => sql`case
    when ${isMachine(actor)} then ${MACHINE}::text
    when exists (select from tenant_members m where m.tenant_id = incidents.tenant_id and m.user_id = ${actor}) then ${actor}
    when ${actor} = any(${ids}::text[]) then ${PROVIDER}::text
    else ${FORMER}::text end`;
}

const COLLECTIVES: Readonly<Record<string, Handler>> = {
  [MACHINE]: { kind: 'machine', id: null, name: null },
  [PROVIDER]: { kind: 'provider', id: null, name: null },
  [FORMER]: { kind: 'former', id: null, name: null },
};

/** Keys of groups as their readers see them. Whose account is gone keeps a row, and has no name. */
export async function namedHandlers(
  identity: Identity,
  keys: readonly string[],
): Promise<(key: string) => Handler> {
  const people = await readPeople(
    identity,
    keys.filter((key) => !(key in COLLECTIVES)),
  );
  return (key) => COLLECTIVES[key] ?? { kind: 'person', id: key, name: people.get(key)?.name ?? null };
}

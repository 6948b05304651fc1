import { newToken, tokenHash } from '../../../server/identity/token.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

/** Everyone who may ask, in the order of the table's columns; roles are roles in the tenant `mine`. */
export const callers = [
  'mssp_admin',
  'mssp_analyst',
  'unassigned',
  'owner',
  'admin',
  'analyst',
  'viewer',
  'their_owner',
  'nobody',
  'anonymous',
  'ingest_key',
  'token',
] as const;
export type CallerName = (typeof callers)[number];

export interface Caller {
  readonly name: CallerName;
  /** null for those who are nobody. */
  readonly userId: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the API token of an owner of `mine` is limited to. */
export const TOKEN_SCOPES = ['tenant.read', 'incidents.read'];

export interface Cast {
  readonly house: Installation;
  readonly mine: Customer;
  readonly theirs: Customer;
  readonly callers: Readonly<Record<CallerName, Caller>>;
  ask(caller: Caller, method: string, path: string, body?: object): Promise<Response>;
  sql(text: string, values?: unknown[]): Promise<Record<string, string>[]>;
  close(): Promise<void>;
}

const personal = (name: CallerName, person: Person): Caller => ({
  name,
  userId: person.userId,
  headers: { cookie: person.cookie, origin: person.url },
});

/** Two tenants with one member each of every role, and everyone else there is. `theirs` says what theirs is called. */
export async function openCast(theirName = 'theirs'): Promise<Cast> {
  const house = await Installation.open();
  const { databaseUrl } = house.config;
  const mine = await house.operator.newCustomer('mine');
  const theirs = await house.operator.newCustomer('theirs', { name: theirName });
  const sql: Cast['sql'] = async (text, values = []) => (await query(databaseUrl, text, values)).rows;
  const member = async (name: CallerName, role: 'owner' | 'admin' | 'analyst' | 'viewer', of = mine) =>
    personal(name, await newPerson(house, { memberOf: { [of.id]: role } }));
  const owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
  const nobody = await newPerson(house, { memberOf: { [theirs.id]: 'viewer' } });
  // Whoever has no access at all is not let in any more; this one was, before.
  await sql('delete from tenant_members where user_id = $1', [nobody.userId]);
  const token = newToken();
  await sql(
    `insert into api_tokens (user_id, name, hash, permissions, expires_at)
     values ($1, 'limited', $2, $3, now() + interval '1 day')`,
    [owner.userId, tokenHash(token), TOKEN_SCOPES],
  );
  const bearer = (name: CallerName, secret: string): Caller => ({
    name,
    userId: name === 'token' ? owner.userId : null,
    headers: { authorization: `Bearer ${secret}` },
  });
  return {
    house,
    mine,
    theirs,
    callers: {
      mssp_admin: personal('mssp_admin', await newPerson(house, { provider: 'mssp_admin' })),
      mssp_analyst: personal(
        'mssp_analyst',
        await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] }),
      ),
      unassigned: personal('unassigned', await newPerson(house, { provider: 'mssp_analyst' })),
      owner: personal('owner', owner),
      admin: await member('admin', 'admin'),
      analyst: await member('analyst', 'analyst'),
      viewer: await member('viewer', 'viewer'),
      their_owner: await member('their_owner', 'owner', theirs),
      nobody: personal('nobody', nobody),
      anonymous: { name: 'anonymous', userId: null, headers: { origin: house.url } },
      ingest_key: bearer('ingest_key', mine.key),
      token: bearer('token', token),
    },
    sql,
    ask: (caller, method, path, body) =>
      fetch(house.url + path, {
        method,
        headers: { ...caller.headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      }),
    close: () => house.close(),
  };
}

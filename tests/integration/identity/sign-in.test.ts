import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WRONG_FROM_ADDRESS } from '../../../server/identity/limits.ts';
import { countAttempts, emptyAttempts } from '../../support/attempts.ts';
import { actionsOf, auditOf } from '../../support/audit-log.ts';
import { Installation } from '../../support/installation.ts';
import { Operator } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';

const MAX_WRONG = 10;
let house: Installation;
let tenant: string;
beforeAll(async () => {
  house = await Installation.open();
  tenant = (await house.operator.newCustomer('mine')).id;
});
// All tests come from one address.
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(() => house?.close());

const member = () => newPerson(house, { memberOf: { [tenant]: 'viewer' } });
const tryIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  fetch(`${house.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url, ...headers },
    body: JSON.stringify({ email, password }),
  });
const log = (who: Parameters<typeof auditOf>[1]) => actionsOf(house.config.databaseUrl, who);

test('signing in and failing to are written down, with the address given and never the password', async () => {
  const person = await member();
  expect((await tryIn(person.email, 'a secret nobody has')).status).toBe(401);
  const entries = await auditOf(house.config.databaseUrl, person);
  expect(entries.map(({ action }) => action)).toEqual(['sign_in.succeeded', 'sign_in.failed']);
  expect(entries[0]).toMatchObject({ actor_kind: 'user', target_id: person.userId, address: '127.0.0.1' });
  expect(entries[1]).toMatchObject({ actor_kind: 'anonymous', actor_name: person.email });
  expect(JSON.stringify(entries)).not.toContain('a secret nobody has');
});

test('after ten wrong passwords the right one is refused too, and so for an address nobody has', async () => {
  const person = await member();
  const nobody = `nobody-${person.email}`;
  const guess = async (email: string) => {
    for (let n = 0; n < MAX_WRONG; n++) expect((await tryIn(email, 'wrong password')).status).toBe(401);
  };
  await Promise.all([guess(person.email), guess(nobody)]);
  const [locked, unknown] = await Promise.all([
    tryIn(person.email, person.password),
    tryIn(nobody, person.password),
  ]);
  expect([locked.status, unknown.status]).toEqual([429, 429]);
  const said = await locked.json();
  expect(said).toEqual(await unknown.json());
  expect(said).toMatchObject({
    code: 'ACCOUNT_TEMPORARILY_LOCKED',
    message: expect.stringContaining('try again in'),
  });
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  await tryIn(person.email, person.password);
  const actions = (await log(person)).filter((action) => action === 'sign_in.locked');
  expect(actions).toHaveLength(1);
  expect(await log({ email: nobody })).toHaveLength(MAX_WRONG + 1);
});

test('guesses sent at once are counted like guesses sent in turn', async () => {
  const email = 'at-once@example.test';
  const statuses = await Promise.all(
    Array.from({ length: 2 * MAX_WRONG }, async () => (await tryIn(email, 'wrong password')).status),
  );
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(MAX_WRONG);
});

test('one address may not try many accounts', async () => {
  const person = await member();
  const spray = async (n: number) => (await tryIn(`spray-${n}@example.test`, 'Winter2026!')).status;
  await countAttempts(house.config.redisUrl, WRONG_FROM_ADDRESS, '127.0.0.1', WRONG_FROM_ADDRESS.max - 2);
  // Who comes in has not guessed.
  expect((await tryIn(person.email, person.password)).status).toBe(200);
  expect([await spray(1), await spray(2), await spray(3)]).toEqual([401, 401, 429]);
  expect((await tryIn(person.email, person.password)).status).toBe(429);
});

test('a page of another site cannot sign anyone in', async () => {
  const person = await member();
  for (const origin of ['https://evil.test', 'null', `http://sub.127.0.0.1:${house.config.port}`]) {
    const answer = await tryIn(person.email, person.password, { origin });
    expect([origin, answer.status]).toEqual([origin, 403]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('another site') });
  }
});

test('bad input is refused with words, never a 500', async () => {
  const odd: unknown[] = [
    {},
    { email: 'a\0@example.test', password: 'x' },
    { email: 'a@example.test', password: 'x\0' },
    { email: 'a'.repeat(400), password: 'x' },
    { email: 'not an address', password: 'x' },
    { email: 'a@example.test', password: 'x'.repeat(5_000) },
    { email: 'long@example.test', password: 'x'.repeat(500) },
    { email: ['a@example.test'], password: { $ne: '' } },
  ];
  for (const body of odd) {
    const answer = await house.operator.ask('POST', '/api/auth/sign-in/email', body as object);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/\S/) });
  }
});

test('what is no address is not written down: it may be a password in the wrong field', async () => {
  expect((await tryIn('hunter2-in-the-wrong-field', 'x')).status).toBe(400);
  const { rows } = await query(
    house.config.databaseUrl,
    `select 1 from audit a where a::text like '%hunter2%'`,
  );
  expect(rows).toEqual([]);
});

test('what better-auth offers besides is not there', async () => {
  const person = await member();
  for (const path of [
    'sign-up/email',
    'list-sessions',
    'delete-user',
    'change-email',
    'revoke-sessions',
    'ok',
  ]) {
    for (const method of ['GET', 'POST']) {
      const answer = await person.ask(method, `/api/auth/${path}`, method === 'POST' ? {} : undefined);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  }
});

test('the answer holds no session secret, and the cookie none of the page can read', async () => {
  const person = await member();
  const answer = await tryIn(person.email, person.password);
  const [cookie = ''] = answer.headers.getSetCookie();
  const secret = decodeURIComponent(cookie.split(/[=;]/)[1]!).split('.')[0]!;
  expect(secret.length).toBeGreaterThan(20);
  expect(await answer.text()).not.toContain(secret);
  const session = await person.ask('GET', '/api/auth/get-session');
  expect(await session.text()).not.toContain(person.cookie.split(/[=.]/)[2]);
});

test('someone who belongs nowhere is told so, whether never or no longer', async () => {
  const person = await member();
  const gone = 'update tenant_members set deactivated_at = now() where user_id = $1';
  await query(house.config.databaseUrl, gone, [person.userId]);
  expect((await person.ask('GET', '/api/v1/me')).status).toBe(401);
  const session = await person.ask('GET', '/api/auth/get-session');
  expect([session.status, await session.json()]).toEqual([200, null]);
  const again = await tryIn(person.email, person.password);
  expect(again.status).toBe(403);
  expect(await again.json()).toMatchObject({
    code: 'NO_ACCESS',
    message: 'this account has no access; ask an MSSP Admin, or an Owner or Admin of your organisation',
  });
  expect(again.headers.getSetCookie()).toEqual([]);
  expect((await log(person)).at(-1)).toBe('sign_in.failed');
});

test('what cannot be written down does not happen', async () => {
  const person = await member();
  const { databaseUrl } = house.config;
  const count = async () =>
    (await query(databaseUrl, 'select count(*)::int as n from identity.session')).rows[0].n as number;
  const before = await count();
  await query(databaseUrl, 'revoke execute on function append_audit(jsonb) from watchfloor_system');
  try {
    const answer = await tryIn(person.email, person.password);
    expect(answer.status).toBe(500);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await person.ask('POST', '/api/auth/sign-out', {})).status).toBe(500);
  } finally {
    await query(databaseUrl, 'grant execute on function append_audit(jsonb) to watchfloor_system');
  }
  expect(await count()).toBe(before);
  expect((await person.ask('GET', '/api/v1/me')).status).toBe(200);
});

test('without mail and single sign-on there is one way in, and resetting says whom to ask', async () => {
  const anyone = new Operator(house.url);
  expect(await anyone.get('/api/v1/sign-in-ways')).toEqual({ single_sign_on: null, password_reset: false });
  const answer = await anyone.ask('POST', '/api/auth/request-password-reset', { email: 'a@example.test' });
  expect(await answer.json()).toMatchObject({ code: 'RESET_PASSWORD_DISABLED' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD_CHECKS } from '../../../server/identity/limits.ts';
import type { Sessions } from '../../../shared/wire/http/account.ts';
import { countAttempts } from '../../support/attempts.ts';
import { actionsOf } from '../../support/audit-log.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

const EXPIRED = 4001;
let house: Installation;
let tenant: string;
beforeAll(async () => {
  house = await Installation.open();
  tenant = (await house.operator.newCustomer('mine')).id;
});
afterAll(() => house?.close());

const analyst = () => newPerson(house, { provider: 'mssp_analyst', assigned: [tenant] });
/** The same person at another browser. */
async function elsewhere(person: Person): Promise<Operator> {
  const other = new Operator(house.url);
  await other.signIn(person);
  return other;
}
const isIn = async (operator: Operator) => (await operator.ask('GET', '/api/v1/me')).status === 200;
const sessionsOf = async (operator: Operator) =>
  (await operator.get<Sessions>('/api/v1/account/sessions')).items;
const age = (person: Person, column: 'createdAt' | 'updatedAt', by: string) =>
  query(
    house.config.databaseUrl,
    `update identity.session set "${column}" = now() - $2::interval where "userId" = $1`,
    [person.userId, by],
  );

test('everyone sees where they are signed in', async () => {
  const person = await analyst();
  const other = await elsewhere(person);
  const items = await sessionsOf(person);
  expect(items).toHaveLength(2);
  expect(items.filter(({ current }) => current)).toHaveLength(1);
  expect(items[0]).toMatchObject({ address: '127.0.0.1', user_agent: 'node' });
  const mine = (await sessionsOf(other)).find(({ current }) => current);
  expect(items.find(({ current }) => current)?.id).not.toBe(mine?.id);
});

test('a session is ended by its owner alone, at once, with its open socket', async () => {
  const [person, stranger] = [await analyst(), await analyst()];
  const other = await elsewhere(person);
  const listener = await Listener.on(other);
  const { id } = (await sessionsOf(other)).find(({ current }) => current)!;
  expect((await stranger.ask('DELETE', `/api/v1/account/sessions/${id}`)).status).toBe(404);
  expect(await isIn(other)).toBe(true);
  expect((await person.ask('DELETE', `/api/v1/account/sessions/${id}`)).status).toBe(204);
  expect(await isIn(other)).toBe(false);
  expect(await listener.closed()).toBe(EXPIRED);
  expect(await isIn(person)).toBe(true);
  expect((await person.ask('DELETE', `/api/v1/account/sessions/${id}`)).status).toBe(404);
  expect(await actionsOf(house.config.databaseUrl, person)).toContain('session.ended');
});

test('all others end together; this one stays', async () => {
  const person = await analyst();
  const others = [await elsewhere(person), await elsewhere(person)];
  expect((await person.ask('DELETE', '/api/v1/account/sessions')).status).toBe(204);
  for (const other of others) expect(await isIn(other)).toBe(false);
  expect(await sessionsOf(person)).toHaveLength(1);
});

test('signing out ends the session at the server, and its sockets', async () => {
  const person = await analyst();
  const listener = await Listener.on(person);
  const answer = await person.ask('POST', '/api/auth/sign-out', {});
  expect(answer.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/);
  expect(await isIn(person)).toBe(false);
  expect(await listener.closed()).toBe(EXPIRED);
  expect(await actionsOf(house.config.databaseUrl, person)).toContain('sign_out');
});

test('four hours without a request end a session; being used keeps it', async () => {
  const [idle, busy] = [await analyst(), await analyst()];
  await age(idle, 'updatedAt', '4 hours 1 second');
  await age(busy, 'updatedAt', '3 hours 59 minutes');
  expect(await isIn(idle)).toBe(false);
  expect(await (await idle.ask('GET', '/api/auth/get-session')).json()).toBeNull();
  const change = { currentPassword: idle.password, newPassword: 'another good one' };
  expect((await idle.ask('POST', '/api/auth/change-password', change)).status).toBe(401);
  expect(await isIn(busy)).toBe(true);
  const [session] = await sessionsOf(busy);
  expect(Date.now() - Date.parse(session!.last_seen_at)).toBeLessThan(60_000);
});

test('twelve hours end a session however busy', async () => {
  const person = await analyst();
  await age(person, 'createdAt', '12 hours 1 second');
  expect(await isIn(person)).toBe(false);
  expect(await (await person.ask('GET', '/api/auth/get-session')).json()).toBeNull();
});

test('sessions that ended by themselves are gone at the next sign-in', async () => {
  const person = await analyst();
  await age(person, 'updatedAt', '5 hours');
  await elsewhere(person);
  const kept = 'select 1 from identity.session where "userId" = $1';
  expect((await query(house.config.databaseUrl, kept, [person.userId])).rowCount).toBe(1);
});

test('a token sent along does not end the session of the cookie beside it', async () => {
  const person = await analyst();
  const { token } = await person.post<{ token: string }>('/api/v1/account/tokens', {
    name: 'script',
    scopes: ['tenant.read'],
    expires_in_days: 1,
  });
  await fetch(`${house.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: person.cookie, authorization: `Bearer ${token}`, origin: house.url },
  });
  expect(await isIn(person)).toBe(true);
});

test('signing in again makes another session, and a given cookie is not taken over', async () => {
  const person = await analyst();
  const before = person.cookie;
  const answer = await person.ask('POST', '/api/auth/sign-in/email', person);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie!.split(';')[0]).not.toBe(before);
});

test('a changed password ends every session but the one that changed it, which is renewed', async () => {
  const person = await analyst();
  const other = await elsewhere(person);
  const listener = await Listener.on(other);
  const before = person.cookie;
  const answer = await person.ask('POST', '/api/auth/change-password', {
    currentPassword: person.password,
    newPassword: 'another good one',
    revokeOtherSessions: false,
  });
  expect(answer.status).toBe(200);
  expect(await isIn(other)).toBe(false);
  expect(await isIn(person)).toBe(false);
  expect(await listener.closed()).toBe(EXPIRED);
  person.cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  expect(person.cookie).not.toBe(before);
  expect(await isIn(person)).toBe(true);
  expect(await actionsOf(house.config.databaseUrl, person)).toContain('password.changed');
});

test('weak passwords are refused with the reason, wrong present ones are counted', async () => {
  const person = await analyst();
  const change = async (currentPassword: string, newPassword: string) =>
    person.ask('POST', '/api/auth/change-password', { currentPassword, newPassword });
  for (const weak of [
    'short',
    'Password123',
    'aaaaaaaaaaaa',
    person.email,
    'x'.repeat(129),
    `${person.email}1`,
  ]) {
    const answer = await change(person.password, weak);
    expect([weak, answer.status]).toEqual([weak, 400]);
    expect(await answer.json()).toMatchObject({
      code: expect.stringMatching(/^PASSWORD_TOO_/),
      message: expect.any(String),
    });
  }
  await countAttempts(house.config.redisUrl, PASSWORD_CHECKS, person.userId, PASSWORD_CHECKS.max - 1);
  expect((await change('wrong password', 'another good one')).status).toBe(400);
  expect((await change(person.password, 'another good one')).status).toBe(429);
});

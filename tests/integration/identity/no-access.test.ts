import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Me } from '../../../shared/wire/http/me.ts';
import { emptyAttempts } from '../../support/attempts.ts';
import { Installation } from '../../support/installation.ts';
import { Operator } from '../../support/operator.ts';
import { newPerson, type Person, type Standing } from '../../support/person.ts';

/** Whoever belongs nowhere any more is refused the same way at every door, once they have shown who they are. */
let house: Installation;
let mine: string;
let other: string;
beforeAll(async () => {
  house = await Installation.open();
  mine = (await house.operator.newCustomer('mine')).id;
  other = (await house.operator.newCustomer('other')).id;
});
// All tests come from one address.
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(() => house?.close());

const REFUSAL = {
  status: 403,
  cookies: [],
  body: {
    code: 'NO_ACCESS',
    message: 'this account has no access; ask an MSSP Admin, or an Owner or Admin of your organisation',
  },
};

const change = async (method: string, path: string, body?: object): Promise<void> =>
  expect((await house.operator.ask(method, path, body)).ok, path).toBe(true);
const memberAt = (tenant: string, { userId }: Person) => `/api/v1/tenants/${tenant}/members/${userId}`;

async function answerTo(who: Operator, path: string, body: object) {
  const answer = await who.ask('POST', `/api/auth/${path}`, body);
  return { status: answer.status, cookies: answer.headers.getSetCookie(), body: await answer.json() };
}
const tryIn = ({ email }: Person, password: string) =>
  answerTo(new Operator(house.url), 'sign-in/email', { email, password });

const ways: readonly (readonly [string, () => Standing, (person: Person) => Promise<void>])[] = [
  [
    'an analyst who is deactivated',
    () => ({ provider: 'mssp_analyst', assigned: [mine] }),
    ({ userId }) => change('PATCH', `/api/v1/team/${userId}`, { deactivated: true }),
  ],
  [
    'a member who is deactivated',
    () => ({ memberOf: { [mine]: 'viewer' } }),
    (person) => change('PATCH', memberAt(mine, person), { deactivated: true }),
  ],
  [
    'a member of two who is removed from both',
    () => ({ memberOf: { [mine]: 'admin', [other]: 'viewer' } }),
    async (person) => {
      await change('DELETE', memberAt(mine, person));
      expect((await person.ask('GET', '/api/v1/me')).status).toBe(200);
      await change('DELETE', memberAt(other, person));
    },
  ],
];

test.each(ways)(
  '%s is told so for the right password, and nothing for a wrong one',
  async (_, standing, go) => {
    const person = await newPerson(house, standing());
    const { token } = await person.post<{ token: string }>('/api/v1/account/tokens', {
      name: 'script',
      scopes: ['incidents.read'],
      expires_in_days: 1,
    });
    await go(person);
    expect(await tryIn(person, person.password)).toEqual(REFUSAL);
    const wrong = await tryIn(person, 'not the password');
    expect(wrong).toEqual(
      await tryIn({ ...person, email: 'nobody@example.test' } as Person, 'not the password'),
    );
    expect(wrong.status).toBe(401);
    expect((await person.ask('GET', '/api/v1/me')).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${house.url}/api/v1/me`, { headers })).status).toBe(401);
  },
);

test('with a second factor too, before its step and in the middle of it', async () => {
  const person = await newPerson(house, { memberOf: { [mine]: 'viewer' } });
  const { password } = person;
  const { body } = await answerTo(person, 'two-factor/enable', { password });
  const { totpURI, backupCodes } = body as { totpURI: string; backupCodes: string[] };
  const secret = Secret.fromBase32(new URL(totpURI).searchParams.get('secret')!);
  const confirmed = await answerTo(person, 'two-factor/verify-totp', {
    code: new TOTP({ secret }).generate(),
  });
  expect(confirmed.status).toBe(200);

  const half = new Operator(house.url);
  const begun = await answerTo(half, 'sign-in/email', { email: person.email, password });
  expect(begun.body).toMatchObject({ twoFactorRedirect: true });
  half.cookie = begun.cookies.map((line) => line.split(';', 1)[0]).join('; ');
  await change('DELETE', memberAt(mine, person));
  expect(await tryIn(person, password)).toEqual(REFUSAL);
  const refused = await answerTo(half, 'two-factor/verify-backup-code', { code: backupCodes[0]! });
  expect(refused).toMatchObject({ status: REFUSAL.status, body: REFUSAL.body });
  expect(refused.cookies.join()).not.toContain('session_token');
});

test('an open invitation lets somebody in to accept it, and shows them nothing; when it ends, so does that', async () => {
  const person = await newPerson(house, { memberOf: { [mine]: 'viewer' } });
  await change('DELETE', memberAt(mine, person));
  expect(await tryIn(person, person.password)).toEqual(REFUSAL);
  const path = `/api/v1/tenants/${mine}/invitations`;
  const { id } = await house.operator.post<{ id: string }>(path, { email: person.email, role: 'viewer' });
  await person.signIn(person);
  const me = await person.get<Me>('/api/v1/me');
  expect([me.provider, me.memberships]).toEqual([null, []]);
  expect((await person.ask('GET', '/api/v1/tenants/mine')).status).toBe(404);
  await change('DELETE', `${path}/${id}`);
  expect(await tryIn(person, person.password)).toEqual(REFUSAL);
  expect((await person.ask('GET', '/api/v1/me')).status).toBe(401);
});

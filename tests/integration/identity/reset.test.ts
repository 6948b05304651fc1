import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WRONG_PASSWORDS } from '../../../server/identity/limits.ts';
import { countAttempts, emptyAttempts } from '../../support/attempts.ts';
import { actionsOf } from '../../support/audit-log.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { Mailbox } from '../../support/mailbox.ts';
import { Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

const NEW = 'a wholly new password';
let house: Installation;
let mailbox: Mailbox;
let tenant: string;
const anyone = () => new Operator(house.url);
beforeAll(async () => {
  mailbox = await Mailbox.open();
  house = await Installation.open({
    config: (url) => ({ publicUrl: url, smtpUrl: mailbox.url, mailFrom: 'soc@example.test' }),
  });
  tenant = (await house.operator.newCustomer('mine')).id;
});
// All tests come from one address.
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(async () => {
  await house?.close();
  await mailbox?.close();
});

const member = () => newPerson(house, { provider: 'mssp_analyst', assigned: [tenant] });
const askFor = (email: string, more: object = {}) =>
  anyone().ask('POST', '/api/auth/request-password-reset', { email, ...more });
const reset = (token: string, newPassword = NEW) =>
  anyone().ask('POST', '/api/auth/reset-password', { token, newPassword });
const log = (person: { userId?: string; email: string }) => actionsOf(house.config.databaseUrl, person);

async function tokenFor({ email }: Person, count = 1): Promise<string> {
  expect((await askFor(email)).status).toBe(200);
  const { text } = await mailbox.letterTo(email, count);
  const link = /http\S+\/reset\?token=([\w-]+)/.exec(text)!;
  expect(link[0]).toMatch(`${house.url}/reset?token=`);
  return link[1]!;
}

test('the page learns that passwords can be reset', async () => {
  const ways = { single_sign_on: null, password_reset: true };
  expect(await anyone().get('/api/v1/sign-in-ways')).toEqual(ways);
});

test('the link sets a new password, once; every session ends and a letter tells of it', async () => {
  const person = await member();
  const listener = await Listener.on(person);
  const token = await tokenFor(person);
  expect((await reset(token)).status).toBe(200);
  expect((await person.ask('GET', '/api/v1/me')).status).toBe(401);
  expect(await listener.closed()).toBe(4001);
  await anyone().signIn({ email: person.email, password: NEW });
  const old = await anyone().ask('POST', '/api/auth/sign-in/email', person);
  expect(old.status).toBe(401);
  const again = await reset(token, 'yet another password');
  expect([again.status, await again.json()]).toMatchObject([400, { code: 'INVALID_TOKEN' }]);
  expect((await mailbox.letterTo(person.email, 2)).text).toContain('was changed');
  expect(await log(person)).toEqual([
    'sign_in.succeeded',
    'password.reset_requested',
    'password.reset',
    'sign_in.succeeded',
    'sign_in.failed',
  ]);
});

test('an address nobody has gets the same answer and no letter', async () => {
  const person = await member();
  const [known, unknown] = [await askFor(person.email), await askFor('nobody@example.test')];
  expect([unknown.status, await unknown.json()]).toEqual([known.status, await known.json()]);
  await mailbox.letterTo(person.email);
  expect(mailbox.received.flatMap(({ to }) => to)).not.toContain('nobody@example.test');
});

test('a link works for an hour', async () => {
  const person = await member();
  const token = await tokenFor(person);
  const { databaseUrl } = house.config;
  const { rows } = await query(
    databaseUrl,
    `select extract(epoch from "expiresAt" - now()) as left, identifier from identity.verification where value = $1`,
    [person.userId],
  );
  expect(Number(rows[0].left)).toBeGreaterThan(3_500);
  expect(Number(rows[0].left)).toBeLessThanOrEqual(3_600);
  // Who reads the table cannot use what is in it.
  expect(rows[0].identifier).not.toContain(token);
  await query(databaseUrl, `update identity.verification set "expiresAt" = now() where value = $1`, [
    person.userId,
  ]);
  expect((await reset(token)).status).toBe(400);
  await person.get('/api/v1/me');
});

test('a used link takes the others along', async () => {
  const person = await member();
  const [first, second] = [await tokenFor(person), await tokenFor(person, 2)];
  expect((await reset(second)).status).toBe(200);
  expect((await reset(first)).status).toBe(400);
});

test('a weak password is refused and leaves the link usable', async () => {
  const person = await member();
  const token = await tokenFor(person);
  const weak = await reset(token, 'Password1');
  expect([weak.status, await weak.json()]).toMatchObject([400, { code: 'PASSWORD_TOO_WEAK' }]);
  expect((await reset(token)).status).toBe(200);
});

test('who is locked out gets in again by a link', async () => {
  const person = await member();
  await countAttempts(house.config.redisUrl, WRONG_PASSWORDS, person.email, WRONG_PASSWORDS.max);
  expect((await anyone().ask('POST', '/api/auth/sign-in/email', person)).status).toBe(429);
  await reset(await tokenFor(person));
  await anyone().signIn({ email: person.email, password: NEW });
});

test('the link leads to the console whatever host the request names', async () => {
  const person = await member();
  const answer = await fetch(`${house.url}/api/auth/request-password-reset`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
    },
    body: JSON.stringify({ email: person.email, redirectTo: 'https://evil.test/' }),
  });
  expect(answer.status).toBe(200);
  expect((await mailbox.letterTo(person.email)).text).not.toContain('evil.test');
});

test('nobody fills the mailbox of another', async () => {
  const person = await member();
  for (let n = 0; n < 6; n++) expect((await askFor(person.email)).status).toBe(200);
  await mailbox.letterTo(person.email, 3);
  const marker = await member();
  await tokenFor(marker);
  expect(mailbox.received.filter(({ to }) => to.includes(person.email))).toHaveLength(3);
});

test('someone without access gets no link', async () => {
  const person = await member();
  const gone = 'update provider_members set deactivated_at = now() where user_id = $1';
  await query(house.config.databaseUrl, gone, [person.userId]);
  expect((await askFor(person.email)).status).toBe(200);
  await tokenFor(await member());
  expect(mailbox.received.flatMap(({ to }) => to)).not.toContain(person.email);
});

test('a changed second factor is told by a letter', async () => {
  const person = await member();
  const password = { password: person.password };
  const answer = await person.ask('POST', '/api/auth/two-factor/enable', password);
  const { totpURI } = (await answer.json()) as { totpURI: string };
  const secret = Secret.fromBase32(new URL(totpURI).searchParams.get('secret')!);
  const code = new TOTP({ secret }).generate();
  const confirmed = await person.ask('POST', '/api/auth/two-factor/verify-totp', { code });
  expect((await mailbox.letterTo(person.email)).text).toContain('was turned on');
  person.cookie = confirmed.headers.getSetCookie()[0]!.split(';')[0]!;
  await person.ask('POST', '/api/auth/two-factor/disable', password);
  expect((await mailbox.letterTo(person.email, 2)).text).toContain('was turned off');
});

test('guessed and odd tokens are refused', async () => {
  for (const token of ['x', 'a'.repeat(24), 'a'.repeat(500), 'a\0b', '']) {
    expect((await reset(token)).status).toBe(400);
  }
});

test('a relay that is away changes no answer', async () => {
  const person = await member();
  mailbox.refusal = 'no room';
  expect((await askFor(person.email)).status).toBe(200);
  await until('it is written down', async () => (await log(person)).includes('password.reset_requested'));
  mailbox.refusal = undefined;
});

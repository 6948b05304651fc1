import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyAttempts } from '../../support/attempts.ts';
import { actionsOf } from '../../support/audit-log.ts';
import { Installation } from '../../support/installation.ts';
import { Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

const PERIOD_S = 30;
let house: Installation;
let tenant: string;
beforeAll(async () => {
  house = await Installation.open();
  tenant = (await house.operator.newCustomer('mine')).id;
});
// All tests come from one address.
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(() => house?.close());

interface Enrolled {
  readonly person: Person;
  readonly codes: string[];
  /** The code of `later` half minutes from now. */
  readonly code: (later?: number) => string;
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !line.includes('Max-Age=0'))
    .map((line) => line.split(';', 1)[0])
    .join('; ');
const post = (operator: Operator, path: string, body: object) =>
  operator.ask('POST', `/api/auth/${path}`, body);
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;
const isIn = async (operator: Operator) => (await operator.ask('GET', '/api/v1/me')).status === 200;
const log = (person: Person) => actionsOf(house.config.databaseUrl, person);

async function enrolled(): Promise<Enrolled> {
  const person = await newPerson(house, { memberOf: { [tenant]: 'viewer' } });
  const answer = await post(person, 'two-factor/enable', { password: person.password });
  const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
  const secret = Secret.fromBase32(new URL(totpURI).searchParams.get('secret')!);
  const totp = new TOTP({ secret, period: PERIOD_S });
  const code = (later = 0) => totp.generate({ timestamp: Date.now() + later * PERIOD_S * 1_000 });
  expect(await log(person)).not.toContain('two_factor.enabled');
  const confirmed = await post(person, 'two-factor/verify-totp', { code: code() });
  expect(confirmed.status).toBe(200);
  const before = person.cookie;
  person.cookie = cookiesOf(confirmed);
  expect(person.cookie.split('; ')[0]).not.toBe(before);
  return { person, codes: backupCodes, code };
}

/** At another browser, with the password alone. */
async function halfIn(person: Person): Promise<Operator> {
  const other = new Operator(house.url);
  const answer = await post(other, 'sign-in/email', person);
  expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
  other.cookie = cookiesOf(answer);
  return other;
}

test('once a code was verified, the password alone lets nobody in', async () => {
  const { person, code } = await enrolled();
  const other = await halfIn(person);
  expect(other.cookie).not.toContain('session_token');
  expect(await isIn(other)).toBe(false);
  expect((await log(person)).filter((action) => action === 'sign_in.succeeded')).toHaveLength(1);
  const wrong = await post(other, 'two-factor/verify-totp', { code: '000000' });
  expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'INVALID_CODE']);
  const right = await post(other, 'two-factor/verify-totp', { code: code() });
  expect(right.status).toBe(200);
  other.cookie = cookiesOf(right);
  expect(await isIn(other)).toBe(true);
  expect((await log(person)).slice(-3)).toEqual([
    'two_factor.enabled',
    'sign_in.failed',
    'sign_in.succeeded',
  ]);
});

test('a code lets in once', async () => {
  const { person, code } = await enrolled();
  const [one, other] = [await halfIn(person), await halfIn(person)];
  const now = code();
  expect((await post(one, 'two-factor/verify-totp', { code: now })).status).toBe(200);
  expect((await post(other, 'two-factor/verify-totp', { code: now })).status).toBe(401);
  expect((await post(other, 'two-factor/verify-totp', { code: code(1) })).status).toBe(200);
});

test('a recovery code lets in once, and that is written down', async () => {
  const { person, codes } = await enrolled();
  const [one, other] = [await halfIn(person), await halfIn(person)];
  expect((await post(one, 'two-factor/verify-backup-code', { code: codes[0] })).status).toBe(200);
  const again = await post(other, 'two-factor/verify-backup-code', { code: codes[0] });
  expect([again.status, await codeOf(again)]).toEqual([401, 'INVALID_BACKUP_CODE']);
  expect((await post(other, 'two-factor/verify-backup-code', { code: codes[1] })).status).toBe(200);
  const used = (await log(person)).filter((action) => action === 'two_factor.recovery_code_used');
  expect(used).toHaveLength(2);
});

test('new recovery codes replace the old ones', async () => {
  const { person, codes } = await enrolled();
  const answer = await post(person, 'two-factor/generate-backup-codes', { password: person.password });
  const { backupCodes } = (await answer.json()) as { backupCodes: string[] };
  const other = await halfIn(person);
  expect((await post(other, 'two-factor/verify-backup-code', { code: codes[0] })).status).toBe(401);
  expect((await post(other, 'two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(200);
  expect(await log(person)).toContain('two_factor.recovery_codes_replaced');
});

test('turning it off needs the password', async () => {
  const { person } = await enrolled();
  expect((await post(person, 'two-factor/disable', { password: 'wrong password' })).status).toBe(400);
  const answer = await post(person, 'two-factor/disable', { password: person.password });
  expect(answer.status).toBe(200);
  expect((await log(person)).at(-1)).toBe('two_factor.disabled');
  const other = new Operator(house.url);
  await other.signIn(person);
  expect(await isIn(other)).toBe(true);
});

test('no device is trusted: asking for it changes nothing', async () => {
  const { person, code } = await enrolled();
  const other = await halfIn(person);
  const answer = await post(other, 'two-factor/verify-totp', { code: code(), trustDevice: true });
  expect(answer.headers.getSetCookie().join()).not.toContain('trust_device');
  other.cookie = cookiesOf(answer);
  const again = await post(other, 'sign-in/email', person);
  expect(await again.json()).toMatchObject({ twoFactorRedirect: true });
});

test('ten wrong codes lock the second step over all sign-ins, and it opens by itself', async () => {
  const { person, code } = await enrolled();
  for (let round = 0; round < 2; round++) {
    const other = await halfIn(person);
    for (let n = 0; n < 5; n++) {
      expect((await post(other, 'two-factor/verify-totp', { code: `00000${n}${round}` })).status).toBe(401);
    }
    expect((await post(other, 'two-factor/verify-totp', { code: code() })).status).not.toBe(200);
  }
  const other = await halfIn(person);
  await emptyAttempts(house.config.redisUrl);
  const locked = await post(other, 'two-factor/verify-totp', { code: code() });
  expect([locked.status, await codeOf(locked)]).toEqual([429, 'ACCOUNT_TEMPORARILY_LOCKED']);
  const over = `update identity."twoFactor" set "lockedUntil" = now() where "userId" = $1`;
  await query(house.config.databaseUrl, over, [person.userId]);
  expect((await post(other, 'two-factor/verify-totp', { code: code(1) })).status).toBe(200);
});

test('an idle session is no session: with it a code neither enrols nor lets in', async () => {
  const { person, code } = await enrolled();
  const idle = `update identity.session set "updatedAt" = now() - interval '5 hours' where "userId" = $1`;
  await query(house.config.databaseUrl, idle, [person.userId]);
  const answer = await post(person, 'two-factor/verify-totp', { code: code(1) });
  expect([answer.status, await codeOf(answer)]).toEqual([401, 'INVALID_TWO_FACTOR_COOKIE']);
});

test('a forged or foreign half sign-in is none', async () => {
  const { person, code } = await enrolled();
  const other = await halfIn(person);
  const [name, value] = other.cookie.split('=');
  for (const cookie of ['', `${name}=${value!.split('.')[0]}.forged`, `${name}=%E0%A4%A`, `${name}=`]) {
    other.cookie = cookie;
    expect((await post(other, 'two-factor/verify-totp', { code: code() })).status).toBe(401);
  }
});

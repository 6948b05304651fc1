import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Me } from '../../../shared/wire/http/me.ts';
import { emptyAttempts } from '../../support/attempts.ts';
import { actionsOf, auditOf } from '../../support/audit-log.ts';
import { freePort, Installation } from '../../support/installation.ts';
import { Jar } from '../../support/jar.ts';
import { newPerson } from '../../support/person.ts';
import { CLIENT, SignOnProvider } from '../../support/provider.ts';
import { query } from '../../support/query.ts';

const MAX_HOPS = 10;
let house: Installation;
let provider: SignOnProvider;
let tenant: string;
beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await SignOnProvider.open(`${url}/api/auth/callback/sso`);
  const oidc = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'Acme ID' };
  house = await Installation.open({ config: () => ({ port, publicUrl: url, oidc }) });
  tenant = (await house.operator.newCustomer('mine')).id;
});
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(async () => {
  await house?.close();
  await provider?.close();
});

const member = () => newPerson(house, { memberOf: { [tenant]: 'viewer' } });
const log = (who: Parameters<typeof auditOf>[1]) => actionsOf(house.config.databaseUrl, who);

/** A browser that begins at the sign-in page; one jar for each of the two hosts. */
class Browser {
  readonly console = new Jar();
  readonly #provider = new Jar();

  async begin(more: object = {}): Promise<string> {
    const body = { providerId: 'sso', callbackURL: '/t/mine', errorCallbackURL: '/sign-in', ...more };
    const answer = await this.console.go(`${house.url}/api/auth/sign-in/oauth2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: house.url },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { url: string }).url;
  }

  /** Follows the provider to the address it leads back to. */
  async consent(start: string): Promise<string> {
    let url = start;
    for (let hop = 0; hop < MAX_HOPS && !url.startsWith(house.url); hop++) {
      const answer = await this.#provider.go(url);
      url = new URL(answer.headers.get('location')!, url).href;
    }
    return url;
  }

  /** Where the console leads in the end. */
  async back(url: string): Promise<string> {
    const answer = await this.console.go(url);
    expect(answer.status).toBe(302);
    return answer.headers.get('location')!;
  }

  signIn = async (): Promise<string> => this.back(await this.consent(await this.begin()));

  me = async (): Promise<Me | number> => {
    const answer = await this.console.go(`${house.url}/api/v1/me`);
    return answer.ok ? ((await answer.json()) as Me) : answer.status;
  };
}

test('the sign-in page learns what the button says', async () => {
  expect(await house.operator.get('/api/v1/sign-in-ways')).toEqual({
    single_sign_on: { name: 'Acme ID' },
    password_reset: false,
  });
});

test('someone invited comes in by a verified address, and later by the id of the provider', async () => {
  const person = await member();
  const browser = new Browser();
  provider.is({ sub: `at-${person.userId}`, email: person.email, email_verified: true });
  const start = new URL(await browser.begin());
  expect(start.searchParams.get('code_challenge_method')).toBe('S256');
  expect(start.searchParams.get('state')).toMatch(/.{20,}/);
  expect(start.searchParams.get('nonce')).toMatch(/.{20,}/);
  expect(await browser.back(await browser.consent(start.href))).toBe('/t/mine');
  expect(await browser.me()).toMatchObject({ actor: { id: person.userId } });
  expect(await auditOf(house.config.databaseUrl, person)).toMatchObject([
    { action: 'sign_in.succeeded', change: { after: { by: 'password' } } },
    { action: 'single_sign_on.linked', change: { after: { by: 'Acme ID' } } },
    { action: 'sign_in.succeeded', change: { after: { by: 'Acme ID' } } },
  ]);
  provider.is({ sub: `at-${person.userId}`, email: 'renamed@example.test', email_verified: false });
  const again = new Browser();
  expect(await again.signIn()).toBe('/t/mine');
  expect(await again.me()).toMatchObject({ actor: { id: person.userId, email: person.email } });
});

const refusedWith = (location: string): string | null => {
  const url = new URL(location, house.url);
  expect([url.origin, url.pathname]).toEqual([house.url, '/sign-in']);
  return url.searchParams.get('error');
};

test('nobody signs up: an address without an account is refused, and written down', async () => {
  const browser = new Browser();
  provider.is({ sub: 'stranger', email: 'stranger@example.test', email_verified: true });
  expect(refusedWith(await browser.signIn())).toBe('signup_disabled');
  expect(await browser.me()).toBe(401);
  const [entry] = await auditOf(house.config.databaseUrl, { email: 'stranger@example.test' });
  expect(entry).toMatchObject({
    action: 'sign_in.failed',
    actor_kind: 'anonymous',
    change: { after: { by: 'Acme ID', reason: 'signup_disabled' } },
  });
  const users = await query(
    house.config.databaseUrl,
    `select 1 from identity."user" where email like 'stranger%'`,
  );
  expect(users.rowCount).toBe(0);
});

test.each([false, undefined, 'false'])(
  'an address the provider did not verify (%s) is refused',
  async (verified) => {
    const person = await member();
    const browser = new Browser();
    provider.is({
      sub: `unverified-${person.userId}`,
      email: person.email,
      email_verified: verified as boolean,
    });
    expect(refusedWith(await browser.signIn())).toBe('account_not_linked');
    expect(await browser.me()).toBe(401);
    expect((await log(person)).at(-1)).toBe('sign_in.failed');
  },
);

test('no address at all is refused', async () => {
  provider.is({ sub: 'without-address' });
  expect(refusedWith(await new Browser().signIn())).toMatch(/email/);
});

test('someone deactivated is refused', async () => {
  const person = await member();
  const gone = 'update tenant_members set deactivated_at = now() where user_id = $1';
  await query(house.config.databaseUrl, gone, [person.userId]);
  const browser = new Browser();
  provider.is({ sub: `gone-${person.userId}`, email: person.email, email_verified: true });
  expect(refusedWith(await browser.signIn())).toBe('NO_ACCESS');
  expect(await browser.me()).toBe(401);
  expect((await log(person)).at(-1)).toBe('sign_in.failed');
});

test('a way back works once, in the browser it began in', async () => {
  const person = await member();
  provider.is({ sub: `once-${person.userId}`, email: person.email, email_verified: true });
  const [victim, attacker] = [new Browser(), new Browser()];
  const way = await attacker.consent(await attacker.begin());
  expect(refusedWith(await victim.back(way))).toMatch(/state/);
  expect(await victim.me()).toBe(401);
  expect(await attacker.back(way)).toBe('/t/mine');
  const replayed = new Browser();
  expect(refusedWith(await replayed.back(way))).toMatch(/state/);
  expect(refusedWith(await attacker.back(way))).toMatch(/state/);
});

test('a code, a state and an issuer that are not those of this sign-in are refused', async () => {
  const person = await member();
  provider.is({ sub: `mixed-${person.userId}`, email: person.email, email_verified: true });
  const changes: Record<string, string> = {
    code: 'guessed',
    state: 'a'.repeat(32),
    iss: 'https://other.example.test',
  };
  for (const [name, value] of Object.entries(changes)) {
    const browser = new Browser();
    const way = new URL(await browser.consent(await browser.begin()));
    way.searchParams.set(name, value);
    expect(refusedWith(await browser.back(way.href))).toMatch(/state|invalid_code|issuer/);
    expect(await browser.me()).toBe(401);
  }
  const browser = new Browser();
  expect(refusedWith(await browser.back(`${house.url}/api/auth/callback/sso`))).toMatch(/state/);
});

test('nobody is led to another site afterwards', async () => {
  for (const callbackURL of ['https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)']) {
    const answer = await house.operator.ask('POST', '/api/auth/sign-in/oauth2', {
      providerId: 'sso',
      callbackURL,
    });
    expect([callbackURL, answer.status]).toEqual([callbackURL, 400]);
  }
});

test('what cannot be written down does not happen', async () => {
  const person = await member();
  provider.is({ sub: `unwritten-${person.userId}`, email: person.email, email_verified: true });
  const browser = new Browser();
  const way = await browser.consent(await browser.begin());
  const { databaseUrl } = house.config;
  await query(databaseUrl, 'revoke execute on function append_audit(jsonb) from watchfloor_system');
  try {
    expect((await browser.console.go(way)).status).toBe(500);
  } finally {
    await query(databaseUrl, 'grant execute on function append_audit(jsonb) to watchfloor_system');
  }
  expect(await browser.me()).toBe(401);
  const linked = `select 1 from identity.account where "userId" = $1 and "providerId" = 'sso'`;
  expect((await query(databaseUrl, linked, [person.userId])).rowCount).toBe(0);
});

import { afterEach, expect, test } from 'vitest';
import type { Sessions } from '../../../shared/wire/http/account.ts';
import { ADMIN, Installation } from '../../support/installation.ts';

let house: Installation;
afterEach(() => house?.close());

async function cookieOf(publicUrl: string | undefined) {
  house = await Installation.open({ config: () => ({ publicUrl }) });
  const answer = await fetch(`${house.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl ?? house.url },
    body: JSON.stringify(ADMIN),
  });
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  const [pair, ...flags] = cookies[0]!.split('; ');
  return { name: pair!.split('=')[0]!, pair: pair!, flags: flags.sort(), headers: answer.headers };
}

test('over https the session cookie is bound to the host and travels encrypted', async () => {
  const { name, pair, flags, headers } = await cookieOf('https://soc.example.test');
  expect(name).toBe('__Host-watchfloor.session_token');
  expect(flags).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax', 'Secure']);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  const me = await fetch(`${house.url}/api/v1/me`, { headers: { cookie: pair } });
  expect(me.status).toBe(200);
});

test('over http it has every flag but those', async () => {
  const { name, flags, headers } = await cookieOf(undefined);
  expect(name).toBe('watchfloor.session_token');
  expect(flags).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax']);
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
});

const addressSeen = async (trustedProxies: readonly string[]): Promise<string | null> => {
  house = await Installation.open({ config: () => ({ trustedProxies }) });
  const { cookie, url } = house.operator;
  await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': '203.0.113.9, 10.1.1.1' },
    body: JSON.stringify(ADMIN),
  });
  const answer = await fetch(`${url}/api/v1/account/sessions`, { headers: { cookie } });
  return ((await answer.json()) as Sessions).items.find(({ current }) => !current)!.address;
};

test('who is behind a proxy is known from a trusted one alone', async () => {
  expect(await addressSeen([])).toBe('127.0.0.1');
  await house.close();
  expect(await addressSeen(['127.0.0.1', '10.0.0.0/8'])).toBe('203.0.113.9');
});

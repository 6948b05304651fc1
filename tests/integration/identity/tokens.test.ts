import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiToken, ApiTokens, CreatedApiToken } from '../../../shared/wire/http/account.ts';
import { actionsOf, auditOf } from '../../support/audit-log.ts';
import { Installation } from '../../support/installation.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let tenant: string;
beforeAll(async () => {
  house = await Installation.open();
  tenant = (await house.operator.newCustomer('mine')).id;
});
afterAll(() => house?.close());

const READ = ['tenant.read', 'overview.read', 'mssp.view'];
const analyst = () => newPerson(house, { provider: 'mssp_analyst', assigned: [tenant] });
const make = (person: Person, scopes = READ) =>
  person.post<CreatedApiToken>('/api/v1/account/tokens', { name: 'script', scopes, expires_in_days: 30 });
const use = (token: string, method: string, path: string, body?: object) =>
  fetch(house.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
const statusOf = async (...asked: Parameters<typeof use>) => (await use(...asked)).status;
const listed = async (person: Person): Promise<ApiToken> =>
  (await person.get<ApiTokens>('/api/v1/account/tokens')).items[0]!;

test('a token is shown once, acts as its owner, and says when it was last used', async () => {
  const person = await analyst();
  const { token, ...made } = await make(person);
  expect(token).toMatch(/^wft_[\w-]{43}$/);
  expect(made).toMatchObject({ scopes: ['mssp.view', 'tenant.read', 'overview.read'], last_used_at: null });
  expect(JSON.stringify(await listed(person))).not.toContain(token);
  expect(await statusOf(token, 'GET', '/api/v1/overview')).toBe(200);
  expect((await listed(person)).last_used_at).not.toBeNull();
  const { rows } = await query(house.config.databaseUrl, 'select hash from api_tokens where id = $1', [
    made.id,
  ]);
  expect(String(rows[0].hash)).not.toContain(token);
  const entries = await auditOf(house.config.databaseUrl, person);
  expect(entries.at(-1)).toMatchObject({ action: 'api_token.created', actor_kind: 'user' });
  expect(JSON.stringify(entries)).not.toContain(token);
});

test('it holds what its scopes name and no more, nor more than its owner', async () => {
  const person = await analyst();
  const { token } = await make(person, ['tenant.read']);
  expect(await statusOf(token, 'GET', '/api/v1/tenants')).toBe(200);
  expect(await statusOf(token, 'GET', '/api/v1/overview')).toBe(403);
  const wide = { name: 'wide', scopes: ['tenants.manage'], expires_in_days: 1 };
  const refused = await person.ask('POST', '/api/v1/account/tokens', wide);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ field: 'scopes' });
  for (const bad of [
    { ...wide, scopes: [] },
    { ...wide, scopes: ['no.such'] },
    { ...wide, scopes: READ, expires_in_days: 0 },
    { ...wide, scopes: READ, expires_in_days: 3_650 },
    { ...wide, scopes: READ, name: 'a\0b' },
  ]) {
    expect((await person.ask('POST', '/api/v1/account/tokens', bad)).status).toBe(400);
  }
});

test('a token that reads incidents alone reaches the log of its tenants, and nothing beside or beyond', async () => {
  const theirs = await house.operator.newCustomer('theirs');
  const people = [await analyst(), await newPerson(house, { memberOf: { [tenant]: 'viewer' } })];
  for (const person of people) {
    const { token } = await make(person, ['incidents.read']);
    const ask = async (path: string) => {
      const answer = await use(token, 'GET', path);
      return [answer.status, await answer.text()] as const;
    };
    for (const name of ['mine', tenant]) {
      const [status, log] = await ask(`/api/v1/tenants/${name}/events`);
      expect([status, JSON.parse(log)]).toEqual([200, { items: [], next_cursor: null }]);
    }
    expect((await ask('/api/v1/incidents'))[0]).toBe(200);
    const absent = await ask('/api/v1/tenants/never-was/events');
    expect(absent[0]).toBe(404);
    for (const name of ['theirs', theirs.id]) {
      expect(await ask(`/api/v1/tenants/${name}/events`)).toEqual(absent);
    }
    // That it may not see its own tenant as such is told like any tenant it does not see.
    for (const rest of ['', '/overview', '/members', '/audit']) {
      expect(await ask(`/api/v1/tenants/mine${rest}`), rest).toEqual(absent);
    }
    for (const path of ['/api/v1/overview', '/api/v1/tenants', '/api/v1/audit']) {
      expect((await ask(path))[0], path).toBe(403);
    }
  }
});

test('a right the owner loses is lost to the token', async () => {
  const person = await analyst();
  const { token } = await make(person);
  await query(house.config.databaseUrl, 'delete from provider_assignments where user_id = $1', [
    person.userId,
  ]);
  const { items } = (await (await use(token, 'GET', '/api/v1/tenants')).json()) as { items?: unknown[] };
  expect(items ?? []).toEqual([]);
  const gone = 'update provider_members set deactivated_at = now() where user_id = $1';
  await query(house.config.databaseUrl, gone, [person.userId]);
  expect(await statusOf(token, 'GET', '/api/v1/me')).toBe(401);
});

test('it may not look after the account', async () => {
  const { token } = await make(await analyst());
  for (const [method, path, body] of [
    ['GET', '/api/v1/account/tokens'],
    ['POST', '/api/v1/account/tokens', { name: 'x', scopes: READ, expires_in_days: 1 }],
    ['DELETE', '/api/v1/account/tokens/7f3f6f3e-0000-4000-8000-000000000000'],
    ['GET', '/api/v1/account/sessions'],
    ['DELETE', '/api/v1/account/sessions'],
    ['POST', '/api/auth/change-password', { currentPassword: 'x', newPassword: 'another good one' }],
    ['POST', '/api/auth/two-factor/enable', { password: 'x' }],
    ['POST', '/api/auth/update-user', { name: 'x' }],
  ] as const) {
    expect([path, await statusOf(token, method, path, body)]).toEqual([path, 403]);
  }
});

test('revoked by its owner alone, it is refused at once and its socket closes', async () => {
  const [person, stranger] = [await analyst(), await analyst()];
  const { token, id } = await make(person);
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}/live/v1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  let code: number | undefined;
  socket.on('close', (closed) => {
    code = closed;
  });
  await until('the socket is open', () => socket.readyState === WebSocket.OPEN);
  expect((await stranger.ask('DELETE', `/api/v1/account/tokens/${id}`)).status).toBe(404);
  expect(await statusOf(token, 'GET', '/api/v1/me')).toBe(200);
  expect((await person.ask('DELETE', `/api/v1/account/tokens/${id}`)).status).toBe(204);
  expect(await statusOf(token, 'GET', '/api/v1/me')).toBe(401);
  expect(await until('the socket is closed', () => code)).toBe(4001);
  expect((await listed(person)).revoked_at).not.toBeNull();
  expect((await person.ask('DELETE', `/api/v1/account/tokens/${id}`)).status).toBe(404);
  expect((await person.ask('DELETE', '/api/v1/account/tokens/not-an-id')).status).toBe(404);
  expect(await actionsOf(house.config.databaseUrl, { email: 'script' })).toContain('api_token.revoked');
});

test('an expired or unknown token is nobody', async () => {
  const person = await analyst();
  const { token, id } = await make(person);
  await query(house.config.databaseUrl, 'update api_tokens set expires_at = now() where id = $1', [id]);
  for (const each of [token, 'wft_nonsense', `wft_${'a'.repeat(43)}`]) {
    expect(await statusOf(each, 'GET', '/api/v1/me')).toBe(401);
  }
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newToken, tokenHash } from '../../../server/identity/token.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person, type Standing } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let mine: Customer;
let made = 0;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());
beforeEach(async () => {
  mine = await house.operator.newCustomer(`mine-${++made}`);
});

const sql = (text: string, values: unknown[] = []) => query(house.config.databaseUrl, text, values);
const person = (standing: Standing) => newPerson(house, standing);
const member = (role: 'owner' | 'admin' | 'viewer') => person({ memberOf: { [mine.id]: role } });
const status = async (
  someone: Person | Installation['operator'],
  method: string,
  path: string,
  body?: object,
) => (await someone.ask(method, path, body)).status;
const enters = (someone: Person | Installation['operator']) =>
  status(someone, 'GET', `/api/v1/tenants/${mine.id}`);
/** As others would see them: 404 for a tenant, 401 for somebody who belongs nowhere any more. */
const SHUT_OUT = [401, 404];

test('a membership that is deactivated or gone is none', async () => {
  const someone = await member('owner');
  expect(await enters(someone)).toBe(200);
  await sql('update tenant_members set deactivated_at = now() where user_id = $1', [someone.userId]);
  expect(SHUT_OUT).toContain(await enters(someone));
  await sql('update tenant_members set deactivated_at = null where user_id = $1', [someone.userId]);
  expect(await enters(someone)).toBe(200);
  await sql('delete from tenant_members where user_id = $1', [someone.userId]);
  expect(SHUT_OUT).toContain(await enters(someone));
});

test('a member of the team who is deactivated is none', async () => {
  for (const provider of ['mssp_admin', 'mssp_analyst'] as const) {
    const someone = await person({ provider, assigned: [mine.id] });
    expect(await enters(someone)).toBe(200);
    await sql('update provider_members set deactivated_at = now() where user_id = $1', [someone.userId]);
    expect(SHUT_OUT).toContain(await enters(someone));
    expect([401, 403]).toContain(await status(someone, 'GET', '/api/v1/overview'));
  }
});

test('a tenant that is suspended or offboarded is nobody’s but an MSSP Admin’s', async () => {
  const people = [
    await member('owner'),
    await person({ provider: 'mssp_analyst', assigned: [mine.id] }),
    await person({ provider: 'mssp_analyst' }),
  ];
  const group = await sql(`insert into tenant_groups (name) values ($1) returning id`, [mine.slug]);
  await sql('insert into tenant_group_members values ($1, $2)', [group.rows[0].id, mine.id]);
  await sql('insert into provider_assignments (user_id, group_id) values ($1, $2)', [
    people[2]!.userId,
    group.rows[0].id,
  ]);
  for (const [state, answer] of [
    ['active', 200],
    ['suspended', 404],
    ['offboarded', 404],
    ['trial', 200],
  ] as const) {
    await sql('update tenants set state = $2 where id = $1', [mine.id, state]);
    for (const someone of people) expect(await enters(someone), state).toBe(answer);
    expect(await enters(house.operator), state).toBe(200);
  }
});

test('a group assigned opens its tenants, as long as they are in it', async () => {
  const analyst = await person({ provider: 'mssp_analyst' });
  const { id } = await house.operator.post<{ id: string }>('/api/v1/groups', {
    name: mine.slug,
    tenants: [mine.id],
  });
  expect(await enters(analyst)).toBe(404);
  await house.operator.ask('PATCH', `/api/v1/team/${analyst.userId}`, { groups: [id] });
  expect(await enters(analyst)).toBe(200);
  await house.operator.ask('PATCH', `/api/v1/groups/${id}`, { tenants: [] });
  expect(await enters(analyst)).toBe(404);
});

test('a token opens what it names of what its owner may, until it ends', async () => {
  const owner = await member('owner');
  const token = newToken();
  const ask = async (path: string) =>
    (await fetch(house.url + path, { headers: { authorization: `Bearer ${token}` } })).status;
  await sql(
    `insert into api_tokens (user_id, name, hash, permissions, expires_at)
     values ($1, 'x', $2, '{tenant.read}', now() + interval '1 day')`,
    [owner.userId, tokenHash(token)],
  );
  const at = `/api/v1/tenants/${mine.id}`;
  expect([await ask(at), await ask(`${at}/members`), await ask('/api/v1/account/tokens')]).toEqual([
    200, 403, 403,
  ]);
  const change = (what: string) => sql(`update api_tokens set ${what} where user_id = $1`, [owner.userId]);
  await change(`expires_at = now() - interval '1 second'`);
  expect(await ask(at)).toBe(401);
  await change(`expires_at = now() + interval '1 day', revoked_at = now()`);
  expect(await ask(at)).toBe(401);
  await change('revoked_at = null');
  expect(await ask(at)).toBe(200);
  await sql('delete from tenant_members where user_id = $1', [owner.userId]);
  expect(SHUT_OUT).toContain(await ask(at));
});

test('owners are made, changed and removed by owners and MSSP Admins alone', async () => {
  const [admin, owner, other, victim] = [
    await member('admin'),
    await member('owner'),
    await member('owner'),
    await member('viewer'),
  ];
  const members = `/api/v1/tenants/${mine.id}/members`;
  const invitation = { email: `${mine.slug}@example.test`, role: 'owner' };
  expect(await status(admin, 'PATCH', `${members}/${victim.userId}`, { role: 'owner' })).toBe(403);
  expect(await status(admin, 'PATCH', `${members}/${other.userId}`, { role: 'viewer' })).toBe(403);
  expect(await status(admin, 'PATCH', `${members}/${other.userId}`, { deactivated: true })).toBe(403);
  expect(await status(admin, 'DELETE', `${members}/${other.userId}`)).toBe(403);
  expect(await status(admin, 'POST', `/api/v1/tenants/${mine.id}/invitations`, invitation)).toBe(403);
  expect(await status(owner, 'PATCH', `${members}/${other.userId}`, { role: 'viewer' })).toBe(200);
  expect(await status(house.operator, 'PATCH', `${members}/${other.userId}`, { role: 'owner' })).toBe(200);
});

test('what the provider decides about its customer is not the customer’s to change', async () => {
  const owner = await member('owner');
  for (const change of [{ state: 'active' }, { criticality: 'low' }, { trial_ends_at: null }]) {
    expect(await status(owner, 'PATCH', `/api/v1/tenants/${mine.id}`, change)).toBe(403);
  }
  expect(await status(owner, 'PATCH', `/api/v1/tenants/${mine.id}`, { name: 'ours' })).toBe(200);
});

test('the MSSP View needs the tier, and says so to the team alone', async () => {
  const analyst = await person({ provider: 'mssp_analyst', assigned: [mine.id] });
  await sql(`update provider set tier = 'standard'`);
  try {
    for (const someone of [analyst, house.operator]) {
      const answer = await someone.ask('GET', '/api/v1/overview');
      expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
        403,
        'the MSSP View needs the subscription tier mssp',
      ]);
      expect(await enters(someone)).toBe(200);
    }
  } finally {
    await sql(`update provider set tier = 'mssp'`);
  }
  expect(await status(analyst, 'GET', '/api/v1/overview')).toBe(200);
});

test('a page of another site changes nothing with somebody’s cookie', async () => {
  const owner = await member('owner');
  const from = async (headers: Record<string, string>, at = house.url) =>
    (
      await fetch(`${at}/api/v1/tenants/${mine.id}`, {
        method: 'PATCH',
        headers: { cookie: owner.cookie, 'content-type': 'application/json', ...headers },
        body: '{"name":"forged"}',
      })
    ).status;
  const { port } = new URL(house.url);
  for (const origin of [
    'https://evil.example',
    'null',
    '',
    `http://evil.127.0.0.1:${port}`,
    `http://127.0.0.1:${Number(port) + 1}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
  ]) {
    expect(await from({ origin }), origin).toBe(403);
  }
  for (const site of ['cross-site', 'same-site'])
    expect(await from({ 'sec-fetch-site': site }), site).toBe(403);
  // A host with a name of its own has siblings.
  const named = `http://localhost:${port}`;
  for (const origin of [
    `http://evil.localhost:${port}`,
    `http://evil-localhost:${port}`,
    'http://localhost',
  ]) {
    expect(await from({ origin }, named), origin).toBe(403);
  }
  expect(await from({ origin: named }, named)).toBe(200);
  expect(await from({ origin: house.url })).toBe(200);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me } from '../../../shared/wire/http/me.ts';
import type { Team, TeamMember } from '../../../shared/wire/http/people.ts';
import { ADMIN, Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { auditOf } from './trail.ts';

let house: Installation;
let north: Customer;
let south: Customer;
beforeAll(async () => {
  house = await Installation.open();
  north = await house.operator.newCustomer('north');
  south = await house.operator.newCustomer('south');
});
afterAll(() => house?.close());

const change = (who: { ask: Person['ask'] }, userId: string, body: object) =>
  who.ask('PATCH', `/api/v1/team/${userId}`, body);
const adminId = async () => (await house.operator.get<Me>('/api/v1/me')).actor.id;

const newGroup = async (name: string, ...tenants: string[]): Promise<string> => {
  const { rows } = await query(
    house.config.databaseUrl,
    'insert into tenant_groups (name) values ($1) returning id',
    [name],
  );
  for (const tenant of tenants) {
    await query(house.config.databaseUrl, 'insert into tenant_group_members values ($1, $2)', [
      rows[0].id,
      tenant,
    ]);
  }
  return rows[0].id;
};

test('the first admin was made by the machinery, and it is written down', async () => {
  const [first] = await auditOf(house, 'admin.created');
  expect(first).toMatchObject({
    actor_kind: 'system',
    tenant_id: null,
    target_label: ADMIN.email,
    change: { after: { role: 'mssp_admin' } },
  });
});

test('the team is listed with roles, assignments and last activity', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  const { items } = await house.operator.get<Team>('/api/v1/team');
  const found = items.find(({ user_id }) => user_id === analyst.userId)!;
  expect(found).toMatchObject({
    email: analyst.email,
    role: 'mssp_analyst',
    tenants: [{ id: north.id, slug: 'north', name: 'north' }],
    groups: [],
    deactivated_at: null,
    two_factor: false,
  });
  expect(Date.parse(found.last_seen_at!)).toBeGreaterThan(Date.now() - 60_000);
});

test('only those who manage the team see or change it', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  const owner = await newPerson(house, { memberOf: { [north.id]: 'owner' } });
  for (const person of [analyst, owner]) {
    expect((await person.ask('GET', '/api/v1/team')).status).toBe(403);
    expect((await change(person, analyst.userId, { role: 'mssp_admin' })).status).toBe(403);
    const invitation = { email: 'x@example.test', role: 'mssp_admin' };
    expect((await person.ask('POST', '/api/v1/team/invitations', invitation)).status).toBe(403);
    const one = `/api/v1/team/invitations/${randomUUID()}`;
    expect((await person.ask('DELETE', one)).status).toBe(403);
  }
});

test('assignments replace each other, and each tenant reads of itself alone', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  const group = await newGroup(`group ${analyst.userId}`, south.id);
  const answer = await change(house.operator, analyst.userId, { tenants: [], groups: [group] });
  expect(answer.status).toBe(200);
  expect((await answer.json()) as TeamMember).toMatchObject({ tenants: [], groups: [{ id: group }] });
  const seen = await analyst.get<{ items: { slug: string }[] }>('/api/v1/tenants');
  expect(seen.items.map(({ slug }) => slug)).toEqual(['south']);

  const trail = (await auditOf(house, 'team.assigned')).filter((row) => row.target_id === analyst.userId);
  expect(trail.map(({ tenant_id }) => tenant_id).sort()).toEqual([north.id, south.id, null].sort());
  const of = (id: string | null) => trail.find(({ tenant_id }) => tenant_id === id)!;
  expect(of(north.id).change).toEqual({ before: { assigned: true }, after: { assigned: false } });
  expect(of(south.id).change).toEqual({ before: { assigned: false }, after: { assigned: true } });
  expect(JSON.stringify(of(north.id))).not.toContain('south');
  expect(JSON.stringify(of(north.id))).not.toContain(south.id);
  expect(JSON.stringify(of(south.id))).not.toContain('north');
  expect(JSON.stringify(of(south.id))).not.toContain(`group ${analyst.userId}`);
});

test.each([
  ['tenants', 'no-such'],
  ['tenants', randomUUID()],
  ['tenants', 'nul\0'],
  ['groups', randomUUID()],
  ['groups', 'not an id'],
  ['groups', 'nul\0'],
])('%s that there are not are named: %j', async (field, name) => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  const answer = await change(house.operator, analyst.userId, { [field]: [name] });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ field, detail: expect.stringContaining(JSON.stringify(name)) });
  const team = await house.operator.get<Team>('/api/v1/team');
  expect(team.items.find(({ user_id }) => user_id === analyst.userId)!.tenants).toHaveLength(1);
});

test('people who are not on the team are absent, whatever they are elsewhere', async () => {
  const owner = await newPerson(house, { memberOf: { [north.id]: 'owner' } });
  for (const id of [owner.userId, randomUUID(), 'x', 'nul%00', '%20']) {
    const answer = await change(house.operator, id, { role: 'mssp_admin' });
    expect(answer.status, id).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: 'no such member of the team' });
  }
  expect((await change(house.operator, await adminId(), {})).status).toBe(400);
});

test('deactivation ends sessions and tokens at once, and can be undone', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  await query(
    house.config.databaseUrl,
    `insert into api_tokens (user_id, name, hash, permissions, expires_at)
     values ($1, 'script', $2, '{tenant.read}', now() + interval '1 day')`,
    [analyst.userId, Buffer.from(analyst.userId)],
  );
  expect((await change(house.operator, analyst.userId, { deactivated: true })).status).toBe(200);
  expect((await analyst.ask('GET', '/api/v1/me')).status).toBe(401);
  const { rows } = await query(
    house.config.databaseUrl,
    'select revoked_at from api_tokens where user_id = $1',
    [analyst.userId],
  );
  expect(rows[0].revoked_at).not.toBeNull();
  expect((await change(house.operator, analyst.userId, { deactivated: false })).status).toBe(200);
  await analyst.signIn(analyst);
  expect((await analyst.ask('GET', '/api/v1/tenants')).status).toBe(200);
  const actions = (await auditOf(house))
    .filter(({ target_id }) => target_id === analyst.userId)
    .map(({ action }) => action);
  expect(actions).toEqual(['team.deactivated', 'team.reactivated']);
});

test('a lost laptop: every session of a member ends at once, and nothing else', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  const laptop = analyst.cookie;
  await analyst.signIn(analyst);
  const out = (id: string) => house.operator.ask('DELETE', `/api/v1/team/${id}/sessions`);
  expect((await out(analyst.userId)).status).toBe(204);
  expect((await analyst.ask('GET', '/api/v1/me')).status).toBe(401);
  analyst.cookie = laptop;
  expect((await analyst.ask('GET', '/api/v1/me')).status).toBe(401);
  const told = (await auditOf(house, 'team.signed_out')).filter((row) => row.target_id === analyst.userId);
  expect(told).toMatchObject([
    { tenant_id: null, change: { before: { sessions: 2 }, after: { sessions: 0 } } },
  ]);
  await analyst.signIn(analyst);
  expect((await analyst.ask('GET', '/api/v1/tenants')).status).toBe(200);
  expect((await analyst.ask('DELETE', `/api/v1/team/${analyst.userId}/sessions`)).status).toBe(403);
  const owner = await newPerson(house, { memberOf: { [north.id]: 'owner' } });
  for (const id of [owner.userId, randomUUID(), 'nul%00']) expect((await out(id)).status).toBe(404);
  expect((await owner.ask('GET', '/api/v1/me')).status).toBe(200);
});

test('who signs themselves out everywhere stays signed in here', async () => {
  const admin = await newPerson(house, { provider: 'mssp_admin' });
  const elsewhere = admin.cookie;
  await admin.signIn(admin);
  expect((await admin.ask('DELETE', `/api/v1/team/${admin.userId}/sessions`)).status).toBe(204);
  expect((await admin.ask('GET', '/api/v1/me')).status).toBe(200);
  admin.cookie = elsewhere;
  expect((await admin.ask('GET', '/api/v1/me')).status).toBe(401);
  const self = `update provider_members set deactivated_at = now() where user_id = $1`;
  await query(house.config.databaseUrl, self, [admin.userId]);
});

test('nobody deactivates themselves, and the last MSSP Admin stays one', async () => {
  const self = await adminId();
  expect((await change(house.operator, self, { deactivated: true })).status).toBe(409);
  expect((await change(house.operator, self, { role: 'mssp_analyst' })).status).toBe(409);
  const second = await newPerson(house, { provider: 'mssp_admin' });
  expect((await change(house.operator, second.userId, { deactivated: true })).status).toBe(200);
  expect((await change(house.operator, self, { role: 'mssp_analyst' })).status).toBe(409);
});

test('two admins who demote each other at the same moment leave one of them', async () => {
  for (let round = 0; round < 5; round++) {
    const one = await newPerson(house, { provider: 'mssp_admin' });
    const other = await newPerson(house, { provider: 'mssp_admin' });
    const first = await adminId();
    await query(
      house.config.databaseUrl,
      `update provider_members set deactivated_at = now() where role = 'mssp_admin' and user_id <> all ($1)`,
      [[one.userId, other.userId]],
    );
    const demotion = round % 2 === 0 ? { role: 'mssp_analyst' } : { deactivated: true };
    const answers = await Promise.all([
      change(one, other.userId, demotion),
      change(other, one.userId, demotion),
    ]);
    await query(
      house.config.databaseUrl,
      'update provider_members set deactivated_at = null where user_id = $1',
      [first],
    );
    // The slower one is refused: as the last of their kind, or because they are nobody any more.
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([401, 403, 409]).toContain(statuses[1]);
  }
});

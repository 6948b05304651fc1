import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runServer } from '../../../server/run.ts';
import { createLog } from '../../../shared/node/log.ts';
import { Installation } from '../../support/installation.ts';
import { type Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person, type Standing } from '../../support/person.ts';
import { stir } from '../../support/stir.ts';
import { startTraffic } from '../../support/traffic.ts';
import { Witness } from './witness.ts';

/** Every right that can go, taken away while its sockets are open and its tenant is busy. */
let house: Installation;
let lost: Customer;
let kept: Customer;
let traffic: ReturnType<typeof startTraffic>;
let admin: Witness;
let made = 0;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());
beforeEach(async () => {
  const n = ++made;
  lost = await house.operator.newCustomer(`lost-${n}`);
  kept = await house.operator.newCustomer(`kept-${n}`);
  traffic = startTraffic(house.operator, lost, kept);
  admin = await Witness.of(house.operator, 'overview', [lost, kept]);
});
afterEach(async () => {
  admin.close();
  await traffic.stop();
});

async function change(method: string, path: string, body?: object): Promise<void> {
  const answer = await house.operator.ask(method, path, body);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

const statusOf = async (person: Operator, customer: Customer): Promise<number> =>
  (await person.ask('GET', `/api/v1/tenants/${customer.slug}/overview`)).status;

/** Who loses one tenant of two keeps the other, on both sockets; a neighbour keeps both. */
async function losesOne(person: Person, witness: Witness): Promise<void> {
  expect(await statusOf(person, lost)).toBe(404);
  expect(await statusOf(person, kept)).toBe(200);
  const drop = await witness.dropped(lost);
  await witness.hearsNumbers(kept);
  await witness.hearsMove(kept);
  await admin.hearsNumbers(lost);
  await admin.hearsMove(lost);
  await witness.hearsMove(kept);
  witness.heardNothingAfter(lost, drop);
  expect(witness.live.code).toBeUndefined();
  witness.close();
}

/** Who loses the view loses the socket, after the farewell to its tenants. */
async function losesView(person: Person, witness: Witness): Promise<void> {
  expect(await statusOf(person, lost)).toBe(404);
  const drop = await witness.dropped(lost);
  expect(await witness.live.closed()).toBe(4501);
  await admin.hearsMove(lost);
  await admin.hearsMove(lost);
  witness.heardNothingAfter(lost, drop);
  witness.close();
}

/** Nobody hears a suspended tenant's sensors, so its counters are moved without them. */
async function whileStirred(work: () => Promise<void>): Promise<void> {
  const stirring = stir(house.config.redisUrl, lost.id);
  try {
    await work();
  } finally {
    await stirring.stop();
  }
}

const analystOf = (standing: Standing): Promise<Person> =>
  newPerson(house, { provider: 'mssp_analyst', ...standing });

test('an assignment to a tenant that ends', async () => {
  const person = await analystOf({ assigned: [lost.id, kept.id] });
  const witness = await Witness.of(person, 'overview', [lost, kept]);
  await change('PATCH', `/api/v1/team/${person.userId}`, { tenants: [kept.id] });
  await losesOne(person, witness);
});

test('a tenant that leaves a group', async () => {
  const group = await house.operator.post<{ id: string }>('/api/v1/groups', {
    name: `Group ${made}`,
    tenants: [lost.id, kept.id],
  });
  const person = await analystOf({});
  await change('PATCH', `/api/v1/team/${person.userId}`, { groups: [group.id] });
  const witness = await Witness.of(person, 'overview', [lost, kept]);
  await change('PATCH', `/api/v1/groups/${group.id}`, { tenants: [kept.id] });
  await losesOne(person, witness);
});

test('a role that shrinks: an MSSP Admin who becomes an Analyst of one tenant', async () => {
  const person = await newPerson(house, { provider: 'mssp_admin' });
  const witness = await Witness.of(person, 'overview', [lost, kept]);
  await change('PATCH', `/api/v1/team/${person.userId}`, { role: 'mssp_analyst', tenants: [kept.id] });
  await losesOne(person, witness);
});

test('a tenant that is suspended: the team’s analysts lose it, its own people their socket, an Admin nothing', async () => {
  const person = await analystOf({ assigned: [lost.id, kept.id] });
  const owner = await newPerson(house, { memberOf: { [lost.id]: 'owner' } });
  const witness = await Witness.of(person, 'overview', [lost, kept]);
  const customer = await Witness.of(owner, 'tenant', [lost]);
  await change('PATCH', `/api/v1/tenants/${lost.id}`, { state: 'suspended' });
  await whileStirred(async () => {
    await losesOne(person, witness);
    await losesView(owner, customer);
  });
  expect(admin.live.all('drop')).toEqual([]);
});

test('a membership that is removed, and one that is deactivated', async () => {
  const persons = [
    await newPerson(house, { memberOf: { [lost.id]: 'viewer', [kept.id]: 'viewer' } }),
    await newPerson(house, { memberOf: { [lost.id]: 'admin', [kept.id]: 'viewer' } }),
  ] as const;
  const witnesses = [
    await Witness.of(persons[0], 'tenant', [lost, kept]),
    await Witness.of(persons[1], 'tenant', [lost, kept]),
  ] as const;
  await change('DELETE', `/api/v1/tenants/${lost.id}/members/${persons[0].userId}`);
  await losesView(persons[0], witnesses[0]);
  await change('PATCH', `/api/v1/tenants/${lost.id}/members/${persons[1].userId}`, { deactivated: true });
  await losesView(persons[1], witnesses[1]);
});

test('a member of the team who is deactivated and belongs nowhere else', async () => {
  const person = await analystOf({ assigned: [lost.id, kept.id] });
  const witness = await Witness.of(person, 'overview', [lost, kept]);
  await change('PATCH', `/api/v1/team/${person.userId}`, { deactivated: true });
  expect(await statusOf(person, lost)).toBe(401);
  expect(await witness.live.closed()).toBe(4001);
  const told = witness.live.frames.length;
  await admin.hearsNumbers(lost);
  await admin.hearsNumbers(lost);
  expect(witness.live.frames).toHaveLength(told);
  await witness.ops.closed();
  witness.heardNothingAfter(lost, told);
  witness.heardNothingAfter(kept, told);
});

test('a session that is ended from another one', async () => {
  const person = await analystOf({ assigned: [lost.id, kept.id] });
  const witness = await Witness.of(person, 'overview', [lost, kept]);
  const { items } = await person.get<{ items: { id: string; current: boolean }[] }>(
    '/api/v1/account/sessions',
  );
  const other = new Operator(house.url);
  await other.signIn({ email: person.email, password: person.password });
  const elsewhere = await Witness.of(other, 'overview', [lost, kept]);
  const ended = await other.ask(
    'DELETE',
    `/api/v1/account/sessions/${items.find(({ current }) => current)!.id}`,
  );
  expect(ended.ok).toBe(true);
  expect(await statusOf(person, lost)).toBe(401);
  expect(await witness.live.closed()).toBe(4001);
  expect(await witness.ops.closed()).toBe('io server disconnect');
  expect(witness.ops.signedOut()).toEqual([{ reason: 'ended' }]);
  await elsewhere.hearsNumbers(lost);
  expect(elsewhere.live.code).toBeUndefined();
  elsewhere.close();
});

test('an API token that is revoked', async () => {
  const person = await analystOf({ assigned: [lost.id, kept.id] });
  const { id, token } = await person.post<{ id: string; token: string }>('/api/v1/account/tokens', {
    name: 'wall',
    scopes: ['mssp.view', 'overview.read', 'incidents.read'],
    expires_in_days: 1,
  });
  const bearer = { authorization: `Bearer ${token}` };
  const witness = await Witness.of(new Operator(house.url), 'overview', [lost, kept], bearer);
  expect((await person.ask('DELETE', `/api/v1/account/tokens/${id}`)).ok).toBe(true);
  expect((await fetch(`${house.url}/api/v1/me`, { headers: bearer })).status).toBe(401);
  expect(await witness.live.closed()).toBe(4001);
  expect(await witness.ops.closed()).toBe('io server disconnect');
});

test('a token that may open the MSSP View and nothing else loses tenants like its owner', async () => {
  const person = await analystOf({ assigned: [lost.id, kept.id] });
  const { token } = await person.post<{ token: string }>('/api/v1/account/tokens', {
    name: 'numbers',
    scopes: ['mssp.view', 'incidents.read'],
    expires_in_days: 1,
  });
  const bearer = { authorization: `Bearer ${token}` };
  const witness = await Witness.of(new Operator(house.url), 'overview', [lost, kept], bearer);
  await change('PATCH', `/api/v1/team/${person.userId}`, { tenants: [kept.id] });
  await losesOne(person, witness);
});

test('the MSSP View, when the subscription has it no more; their own tenant’s numbers go on', async () => {
  const person = await analystOf({ assigned: [kept.id], memberOf: { [kept.id]: 'viewer' } });
  const [view, own] = [
    await Witness.of(person, 'overview', [kept]),
    await Witness.of(person, 'tenant', [kept]),
  ];
  try {
    await change('PATCH', '/api/v1/provider', { tier: 'standard' });
    expect(await view.live.closed()).toBe(4501);
    expect((await person.ask('GET', '/api/v1/overview')).status).toBe(403);
    await own.hearsNumbers(kept);
    expect(own.live.code).toBeUndefined();
  } finally {
    await change('PATCH', '/api/v1/provider', { tier: 'mssp' });
    view.close();
    own.close();
  }
});

test('told at one server, done at the other', async () => {
  const second = await runServer({ ...house.config, port: 0 }, createLog('fatal'));
  try {
    const person = await analystOf({ assigned: [lost.id, kept.id] });
    const elsewhere = new Operator(second.url);
    elsewhere.cookie = person.cookie;
    const witness = await Witness.of(elsewhere, 'overview', [lost, kept]);
    await change('PATCH', `/api/v1/team/${person.userId}`, { tenants: [kept.id] });
    await losesOne(person, witness);
    const owner = await newPerson(house, { memberOf: { [lost.id]: 'owner' } });
    elsewhere.cookie = owner.cookie;
    const customer = await Witness.of(elsewhere, 'tenant', [lost]);
    await change('PATCH', `/api/v1/tenants/${lost.id}`, { state: 'suspended' });
    await whileStirred(() => losesView(owner, customer));
  } finally {
    await second.close();
  }
});

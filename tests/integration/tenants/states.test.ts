import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/domain/clock.ts';
import type { Tenant } from '../../../shared/wire/http/tenants.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { until } from '../../support/until.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

let made = 0;
const customer = (given: object = {}) => house.operator.newCustomer(`s-${++made}`, given);
const move = (id: string, body: object) => house.operator.ask('PATCH', `/api/v1/tenants/${id}`, body);
const sent = async ({ key }: Customer) => {
  const answer = await fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ external_id: 'x', title: 'X', severity: 'low' }]),
  });
  return answer.status;
};
const enters = async (person: Person, id: string) =>
  (await person.ask('GET', `/api/v1/tenants/${id}`)).status === 200;

test('an impossible transition is a 409 that says what is possible', async () => {
  const { id } = await customer();
  const answer = await move(id, { state: 'trial' });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    field: 'state',
    detail: 'a tenant that is active cannot become trial; it can become suspended or offboarded',
  });
  await move(id, { state: 'offboarded' });
  for (const state of ['trial', 'active', 'suspended'])
    expect((await move(id, { state })).status, state).toBe(409);
});

test('a trial works, does not count as monitored, and loses its end with the trial', async () => {
  const active = async () =>
    (await house.operator.get<{ items: Tenant[] }>('/api/v1/tenants?limit=200')).items.filter(
      ({ state }) => state === 'active',
    ).length;
  const monitored = async () => (await house.operator.overview()).customers_monitored;
  await until('what was before is told', async () => (await monitored()) === (await active()));
  const before = await monitored();
  const trial = await customer({
    state: 'trial',
    trial_ends_at: new Date(Date.now() + DAY_MS).toISOString(),
  });
  expect(await sent(trial)).toBe(202);
  expect(await monitored()).toBe(before);
  const moved = (await (await move(trial.id, { state: 'active' })).json()) as Tenant;
  expect(moved).toMatchObject({ state: 'active', trial_ends_at: null });
  expect(Date.parse(moved.state_since)).toBeGreaterThan(Date.parse(moved.created_at));
  await until('it counts', async () => (await monitored()) === before + 1);
  expect((await auditOf(house, trial.id)).at(-1)).toMatchObject({
    action: 'tenant.activated',
    change: { before: { state: 'trial' }, after: { state: 'active', trial_ends_at: null } },
  });
});

test('suspended: no ingest, nobody enters but an MSSP Admin, and what was there stays', async () => {
  const suspended = await customer();
  const { id } = suspended;
  const people = [
    await newPerson(house, { memberOf: { [id]: 'owner' } }),
    await newPerson(house, { provider: 'mssp_analyst', assigned: [id] }),
  ];
  await house.operator.settled(suspended, await house.operator.report(suspended));
  expect((await move(id, { state: 'suspended' })).status).toBe(200);
  expect(await sent(suspended)).toBe(403);
  for (const person of people) expect(await enters(person, id)).toBe(false);
  expect(await house.operator.get(`/api/v1/incidents?tenant=${id}`)).toMatchObject({ total: 1 });

  expect((await move(id, { state: 'active' })).status).toBe(200);
  expect(await sent(suspended)).toBe(202);
  for (const person of people) expect(await enters(person, id)).toBe(true);
});

test('offboarded is the same and final, and its keys are revoked with it', async () => {
  const gone = await customer();
  const owner = await newPerson(house, { memberOf: { [gone.id]: 'owner' } });
  await move(gone.id, { state: 'offboarded' });
  expect(await sent(gone)).toBe(401);
  expect(await enters(owner, gone.id)).toBe(false);
  const keys = await house.operator.get<{ items: { revoked_at: string }[] }>(
    `/api/v1/tenants/${gone.id}/ingest-keys`,
  );
  expect(keys.items.map(({ revoked_at }) => typeof revoked_at)).toEqual(['string']);
  expect((await auditOf(house, gone.id)).at(-1)).toMatchObject({
    action: 'tenant.offboarded',
    change: { before: { state: 'active' }, after: { state: 'offboarded', ingest_keys_revoked: 1 } },
  });
});

test('open screens lose a tenant that closes, and have it again when it opens', async () => {
  const [kept, lost] = [await customer(), await customer()];
  const group = await house.operator.post<{ id: string }>('/api/v1/groups', {
    name: 'G',
    tenants: [lost.id],
  });
  const analyst = await newPerson(house, {
    provider: 'mssp_analyst',
    assigned: [kept.id],
    groups: [group.id],
  });
  const listener = await Listener.on(analyst);
  const ids = async () => (await listener.until('snapshot')).tenants.map(({ id }) => id);
  await until('both are there', async () => (await ids()).length === 2);
  await move(lost.id, { state: 'suspended' });
  await until('one is gone', async () => (await ids()).join() === kept.id);
  await move(lost.id, { state: 'active' });
  await until('it is back', async () => (await ids()).length === 2);
});

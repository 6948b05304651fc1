import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssigneeList } from '../../../shared/wire/http/assignees.ts';
import { change, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let a: Customer;
let b: Customer;
let admin: Person;
let onBoth: Person;
let onA: Person;
let owner: Person;
let viewer: Person;
let ofBoth: Person;
beforeAll(async () => {
  house = await Installation.open();
  [a, b] = [await house.operator.newCustomer('a'), await house.operator.newCustomer('b')];
  admin = await newPerson(house, { provider: 'mssp_admin' });
  onBoth = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id, b.id] });
  onA = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id] });
  owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
  viewer = await newPerson(house, { memberOf: { [a.id]: 'viewer' } });
  ofBoth = await newPerson(house, { memberOf: { [a.id]: 'analyst', [b.id]: 'admin' } });
});
afterAll(() => house?.close());

const ask = (by: Operator, search: string) => by.ask('GET', `/api/v1/assignees?${search}`);
const list = async (by: Operator, search: string): Promise<AssigneeList['items']> =>
  (await by.get<AssigneeList>(`/api/v1/assignees?${search}`)).items;
const ids = async (by: Operator, search: string): Promise<Set<string>> =>
  new Set((await list(by, search)).map(({ id }) => id));

/** Besides those of the test there is the admin of the installation. */
const first = async (): Promise<string> =>
  (await query(house.config.databaseUrl, `select "id" from identity."user" where email like 'admin@%'`))
    .rows[0].id;
const people = (...some: Person[]): string[] => some.map(({ userId }) => userId);

describe('who is listed', () => {
  test('for work, whoever may work in every tenant named; for a mention, whoever reads there', async () => {
    const always = [await first(), ...people(admin)];
    expect(await ids(onBoth, 'tenant=a')).toEqual(
      new Set([...always, ...people(onBoth, onA, owner, ofBoth)]),
    );
    expect(await ids(onBoth, `tenant=a&tenant=${b.id}`)).toEqual(
      new Set([...always, ...people(onBoth, ofBoth)]),
    );
    expect(await ids(onBoth, 'tenant=a&for=mention')).toEqual(
      new Set([...always, ...people(onBoth, onA, owner, viewer, ofBoth)]),
    );
  });

  test('a customer names its own people alone', async () => {
    expect(await ids(owner, 'tenant=a')).toEqual(new Set(people(owner, ofBoth)));
    expect(await ids(owner, 'tenant=a&for=mention')).toEqual(new Set(people(owner, viewer, ofBoth)));
    // Where somebody is a member in one tenant and of the team in the other, what each may name is asked there.
    const mixed = await newPerson(house, {
      provider: 'mssp_analyst',
      assigned: [b.id],
      memberOf: { [a.id]: 'admin' },
    });
    expect(await ids(mixed, 'tenant=a')).toEqual(new Set(people(owner, ofBoth, mixed)));
    expect(await ids(mixed, 'tenant=a&tenant=b')).toEqual(new Set(people(ofBoth, mixed)));
  });

  test('a customer mentions those of the provider whom it reads of, and hands them no work', async () => {
    const c = await house.operator.newCustomer('c');
    const own = await newPerson(house, { memberOf: { [c.id]: 'analyst' } });
    const [acts, works, elsewhere] = await Promise.all(
      [[c.id], [c.id], [a.id, c.id]].map((assigned) =>
        newPerson(house, { provider: 'mssp_analyst', assigned }),
      ),
    );
    const [one, two] = await newIncidents(house, c, 2);
    const [other] = await newIncidents(house, a);
    await change(acts!, one!, { status: 'in_progress' });
    await change(acts!, two!, { assignee: works!.userId });
    await change(elsewhere!, other!, { assignee: 'me' });
    expect(await ids(own, 'tenant=c&for=mention')).toEqual(new Set(people(own, acts!, works!)));
    expect(await ids(own, 'tenant=c')).toEqual(new Set(people(own)));
    // What is not read of in each of several customers is not offered there.
    const both = await newPerson(house, { memberOf: { [a.id]: 'analyst', [c.id]: 'analyst' } });
    expect(await ids(both, 'tenant=a&tenant=c&for=mention')).toEqual(new Set(people(both)));
    // Who reads there no more is offered no more.
    await query(house.config.databaseUrl, 'delete from provider_assignments where user_id = $1', [
      acts!.userId,
    ]);
    expect(await ids(own, 'tenant=c&for=mention')).toEqual(new Set(people(own, works!, both)));
  });

  test('the provider’s first, then by name, each with a name and no address', async () => {
    const items = await list(onBoth, 'tenant=a');
    const sides = items.map(({ side }) => side);
    expect(sides).toEqual(sides.toSorted());
    for (const side of ['provider', 'tenant']) {
      const names = items.filter((item) => item.side === side).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(1);
      expect(names).toEqual(names.toSorted((x, y) => x.localeCompare(y)));
    }
    expect(JSON.stringify(items)).not.toContain('@');
  });

  test('nobody who was deactivated or removed', async () => {
    const { databaseUrl } = house.config;
    const left = await newPerson(house, { memberOf: { [a.id]: 'analyst' } });
    const quit = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id] });
    expect([...(await ids(onBoth, 'tenant=a'))]).toEqual(expect.arrayContaining(people(left, quit)));
    await query(databaseUrl, 'update tenant_members set deactivated_at = now() where user_id = $1', [
      left.userId,
    ]);
    await query(databaseUrl, 'update provider_members set deactivated_at = now() where user_id = $1', [
      quit.userId,
    ]);
    const listed = await ids(onBoth, 'tenant=a');
    for (const id of people(left, quit)) expect(listed).not.toContain(id);
  });
});

test('their open incidents are counted within the caller’s scope', async () => {
  const [one, two, closed, noise] = await newIncidents(house, a, 4);
  const [far] = await newIncidents(house, b);
  for (const each of [one!, two!, far!]) await change(house.operator, each, { assignee: ofBoth.userId });
  await change(house.operator, closed!, {
    assignee: ofBoth.userId,
    status: 'closed',
    resolution: 'benign',
  });
  await change(house.operator, noise!, { assignee: ofBoth.userId, severity: 'info' });
  const openOf = async (by: Operator) =>
    (await list(by, 'tenant=a')).find(({ id }) => id === ofBoth.userId)?.open;
  expect(await openOf(onBoth)).toBe(3);
  expect(await openOf(onA)).toBe(2);
  expect(await openOf(owner)).toBe(2);
  const { id } = two!;
  const shown = await owner.get<{ items: { id: string }[] }>(
    `/api/v1/incidents?assignee=${ofBoth.userId}&status=open&status=in_progress`,
  );
  expect(shown.items.map((item) => item.id)).toEqual(expect.arrayContaining([id, one!.id]));
  expect(shown.items).toHaveLength(2);
});

test('tenants outside the scope are as absent as those that never were', async () => {
  for (const search of ['tenant=b', `tenant=${b.id}`, 'tenant=a&tenant=b', 'tenant=never', 'tenant=%20']) {
    const answer = await ask(owner, search);
    expect(answer.status, search).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: 'no such tenant in your scope', field: 'tenant' });
  }
  expect((await ask(viewer, 'tenant=a')).status).toBe(403);
  const half = await newPerson(house, { memberOf: { [a.id]: 'analyst', [b.id]: 'viewer' } });
  expect((await ask(half, 'tenant=a&tenant=b')).status).toBe(403);
  for (const search of ['', 'tenant=a&for=x', 'tenant=%00', `tenant=${'a'.repeat(65)}`]) {
    expect((await ask(owner, search)).status, search).toBe(400);
  }
});

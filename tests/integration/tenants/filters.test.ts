import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentList } from '../../../shared/wire/http/incidents.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let a: Customer;
let b: Customer;
let c: Customer;
let both: string;
let onlyC: string;
beforeAll(async () => {
  house = await Installation.open();
  const { operator } = house;
  [a, b, c] = [
    await operator.newCustomer('a'),
    await operator.newCustomer('b'),
    await operator.newCustomer('c'),
  ];
  for (const customer of [a, b, c]) await operator.settled(customer, await operator.report(customer));
  const group = async (name: string, ...tenants: Customer[]) =>
    (
      await operator.post<{ id: string }>('/api/v1/groups', {
        name,
        tenants: tenants.map(({ id }) => id),
      })
    ).id;
  both = await group('Both', a, b);
  onlyC = await group('Only C', c);
});
afterAll(() => house?.close());

const found = async (by: { get: Person['get'] }, list: string, ...groups: string[]) => {
  const search = groups.map((group) => `group=${encodeURIComponent(group)}`).join('&');
  const { items } = await by.get<{ items: { slug?: string; tenant?: { slug: string } }[] }>(
    `/api/v1/${list}?${search}`,
  );
  return items.map((item) => item.tenant?.slug ?? item.slug).toSorted();
};

test('groups choose among incidents and tenants, by id or name, several at once', async () => {
  const { operator } = house;
  for (const list of ['incidents', 'tenants']) {
    expect(await found(operator, list, both)).toEqual(['a', 'b']);
    expect(await found(operator, list, 'Both')).toEqual(['a', 'b']);
    expect(await found(operator, list, crypto.randomUUID())).toEqual([]);
  }
  expect(await found(operator, 'incidents', both, 'Only C')).toEqual(['a', 'b', 'c']);
  const page = await operator.get<IncidentList>(`/api/v1/incidents?group=${both}`);
  expect(page).toMatchObject({ total: 2, hidden: 1 });
});

test('an analyst finds by a group the tenants of their own scope alone', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id] });
  for (const list of ['incidents', 'tenants']) {
    expect(await found(analyst, list, both)).toEqual(['a']);
    expect(await found(analyst, list, onlyC)).toEqual([]);
  }
});

test('a membership lends nothing to the sight of groups', async () => {
  const mixed = await newPerson(house, {
    provider: 'mssp_analyst',
    assigned: [a.id],
    memberOf: { [b.id]: 'viewer', [c.id]: 'viewer' },
  });
  for (const list of ['incidents', 'tenants']) {
    expect(await found(mixed, list)).toEqual(['a', 'b', 'c']);
    expect(await found(mixed, list, both)).toEqual(['a']);
    expect(await found(mixed, list, onlyC)).toEqual([]);
  }
});

test('a customer cannot find out what groups it is in', async () => {
  const owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
  for (const list of ['incidents', 'tenants']) {
    expect(await found(owner, list, both)).toEqual([]);
    expect(await found(owner, list, 'Both')).toEqual([]);
    expect(await found(owner, list)).toEqual(['a']);
  }
});

test('a NUL in a filter is a 400', async () => {
  for (const name of ['group', 'tenant', 'within', 'source', 'assignee', 'indicator', 'technique', 'q']) {
    expect((await house.operator.ask('GET', `/api/v1/incidents?${name}=a%00`)).status, name).toBe(400);
  }
});

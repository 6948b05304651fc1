import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Selector, Tenant } from '../../../shared/wire/http/tenants.ts';
import { Installation } from '../../support/installation.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let a: Tenant;
let b: Tenant;
let c: Tenant;
beforeAll(async () => {
  house = await Installation.open();
  const { operator } = house;
  const create = (slug: string, given: object = {}) =>
    operator.post<Tenant>('/api/v1/tenants', { slug, name: slug.toUpperCase(), ...given });
  const brand = {
    brand_name: 'Alpha',
    brand_colour: '#112233',
    time_zone: 'Asia/Tokyo',
    criticality: 'high',
  };
  [a, b, c] = [await create('a', brand), await create('b'), await create('c')];
  await operator.post('/api/v1/groups', { name: 'All', tenants: ['a', 'b', 'c'] });
  await operator.post('/api/v1/groups', { name: 'Some', tenants: ['c'] });
  await operator.post('/api/v1/groups', { name: 'Empty' });
});
afterAll(() => house?.close());

const selector = (by: { get: Person['get'] }) => by.get<Selector>('/api/v1/selector');
const outline = async (by: { get: Person['get'] }) => {
  const { tenants, groups } = await selector(by);
  return {
    tenants: tenants.map(({ slug, role, by_provider }) => [slug, role, by_provider]),
    groups: groups.map((group) => [group.name, ...group.tenants]),
  };
};

test('an MSSP Admin has all of it, with brand and time zone', async () => {
  const { tenants, groups } = await selector(house.operator);
  const { created_at: _, state_since: __, trial_ends_at: ___, ...shown } = a;
  expect(tenants[0]).toEqual({ ...shown, role: null, by_provider: true });
  expect(tenants.map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
  expect(groups.map(({ name, tenants }) => [name, ...tenants])).toEqual([
    ['All', a.id, b.id, c.id],
    ['Empty'],
    ['Some', c.id],
  ]);
});

test('an analyst who is a member elsewhere has both, with the own role, and groups by the analyst alone', async () => {
  const mixed = await newPerson(house, {
    provider: 'mssp_analyst',
    assigned: [a.id],
    memberOf: { [c.id]: 'admin' },
  });
  expect(await outline(mixed)).toEqual({
    tenants: [
      ['a', null, true],
      ['c', 'admin', false],
    ],
    groups: [['All', a.id]],
  });
});

test('a member has the tenants they belong to and no groups', async () => {
  const member = await newPerson(house, { memberOf: { [a.id]: 'viewer', [b.id]: 'owner' } });
  expect(await outline(member)).toEqual({
    tenants: [
      ['a', 'viewer', false],
      ['b', 'owner', false],
    ],
    groups: [],
  });
});

test('whoever may enter nothing now gets empty lists', async () => {
  const closed = await house.operator.post<Tenant>('/api/v1/tenants', { slug: 'closed', name: 'Closed' });
  const person = await newPerson(house, { memberOf: { [closed.id]: 'owner' } });
  await house.operator.ask('PATCH', '/api/v1/tenants/closed', { state: 'suspended' });
  expect(await selector(person)).toEqual({ tenants: [], groups: [] });
});

test('a closed tenant is there for an MSSP Admin alone', async () => {
  const closed = await house.operator.post<Tenant>('/api/v1/tenants', { slug: 'shut', name: 'Shut' });
  const member = await newPerson(house, { memberOf: { [closed.id]: 'owner', [a.id]: 'owner' } });
  await house.operator.ask('PATCH', '/api/v1/tenants/shut', { state: 'suspended' });
  expect((await outline(member)).tenants).toEqual([['a', 'owner', false]]);
  const { tenants } = await selector(house.operator);
  expect(tenants.find(({ slug }) => slug === 'shut')).toMatchObject({ state: 'suspended' });
});

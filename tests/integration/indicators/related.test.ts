import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { RelatedIncidents } from '../../../shared/wire/http/indicators.ts';
import { newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let a: Customer;
let b: Customer;
let owner: Person;
beforeAll(async () => {
  house = await Installation.open();
  [a, b] = [await house.operator.newCustomer('a'), await house.operator.newCustomer('b')];
  owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
});
afterAll(() => house?.close());

const withThese = async (at: Customer, ...values: string[]): Promise<Incident> => {
  const indicators = values.map((value) => ({ type: /^\d/.test(value) ? 'ip' : 'domain', value }));
  return (await newIncidents(house, at, 1, { indicators }))[0]!;
};
const related = (by: Operator, { id }: Incident) =>
  by.get<RelatedIncidents>(`/api/v1/incidents/${id}/related`);

test('the rare weighs more than the common, and each says why', async () => {
  const of = await withThese(a, 'rare.example', 'common-1.example', 'common-2.example', '198.51.100.9');
  for (let n = 0; n < 30; n++) await withThese(a, 'common-1.example', 'common-2.example');
  const close = await withThese(a, 'rare.example');
  const both = await withThese(b, 'rare.example', '198.51.100.9');
  const { items, skipped } = await related(house.operator, of);
  expect(items).toHaveLength(20);
  expect(skipped).toEqual([]);
  expect(items[0]).toMatchObject({
    incident: { id: both.id, number: both.number, tenant: { slug: 'b' } },
    shared: 2,
    reasons: [
      { type: 'ip', value: '198.51.100.9' },
      { type: 'domain', value: 'rare.example' },
    ],
  });
  expect(items[1]).toMatchObject({
    incident: { id: close.id },
    shared: 1,
    reasons: [{ type: 'domain', value: 'rare.example' }],
  });
  expect(items[2]).toMatchObject({
    shared: 2,
    reasons: [{ value: 'common-1.example' }, { value: 'common-2.example' }],
  });
  expect(items.map(({ incident }) => incident.id)).not.toContain(of.id);
});

test('what lies outside the scope neither shows nor weighs', async () => {
  const of = await withThese(a, 'quiet.example');
  const near = await withThese(a, 'quiet.example');
  const before = await related(owner, of);
  expect(before.items.map(({ incident }) => incident.id)).toEqual([near.id]);
  await withThese(b, 'quiet.example');
  expect(await related(owner, of)).toEqual(before);
  const theirs = await withThese(b, 'quiet.example');
  expect((await owner.ask('GET', `/api/v1/incidents/${theirs.id}/related`)).status).toBe(404);
  expect((await owner.ask('GET', `/api/v1/incidents/${'A'.repeat(22)}/related`)).status).toBe(404);
});

test('what everybody has relates nothing, and is named', async () => {
  const of = await withThese(a, '8.8.8.8', '10.0.0.5', 'google.com');
  await withThese(a, '8.8.8.8', '10.0.0.5', 'google.com');
  expect(await related(owner, of)).toEqual({
    items: [],
    skipped: [
      { type: 'domain', value: 'google.com' },
      { type: 'ip', value: '10.0.0.5' },
      { type: 'ip', value: '8.8.8.8' },
    ],
  });
  const bare = await withThese(a);
  expect(await related(owner, bare)).toEqual({ items: [], skipped: [] });
});

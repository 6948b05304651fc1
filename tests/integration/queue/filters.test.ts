import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident, IncidentList } from '../../../shared/wire/http/incidents.ts';
import { bulk, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';

let house: Installation;
let customer: Customer;
beforeAll(async () => {
  house = await Installation.open();
  customer = await house.operator.newCustomer('halden');
});
afterAll(() => house?.close());

const found = (filter: string) =>
  house.operator.get<IncidentList>(`/api/v1/incidents?tenant=${customer.slug}&${filter}`);
const titles = async (filter: string) => (await found(filter)).items.map(({ title }) => title).toSorted();
const one = async (title: string, given: object) => {
  const [incident] = await newIncidents(house, customer, 1, { title, ...given });
  return incident as Incident;
};

test('tags and categories choose; values of one filter are alternatives, filters of two kinds are not', async () => {
  await one('kit', { category: 'phishing_site', tags: ['vip', 'q4'] });
  await one('leak', { category: 'credential_leak', tags: ['vip'] });
  expect(await titles('tag=vip')).toEqual(['kit', 'leak']);
  expect(await titles('tag=q4&tag=none-such')).toEqual(['kit']);
  expect(await titles('category=phishing_site&category=credential_leak')).toEqual(['kit', 'leak']);
  expect(await titles('category=credential_leak&tag=q4')).toEqual([]);
});

test('what is snoozed is out of sight until asked for, and until then', async () => {
  const asleep = await one('asleep', { source: 'snooze' });
  await one('awake', { source: 'snooze' });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await bulk(house.operator, { ids: [asleep.id], change: { snooze_until: until } });
  expect(await titles('source=snooze')).toEqual(['awake']);
  expect(await titles('source=snooze&snoozed=only')).toEqual(['asleep']);
  expect(await titles('source=snooze&snoozed=shown')).toEqual(['asleep', 'awake']);
});

test('counting can be left out', async () => {
  expect(await found('counted=false')).toMatchObject({ total: null, hidden: null });
  const { total, hidden } = await found('source=snooze');
  expect({ total, hidden: hidden! > 0 }).toEqual({ total: 1, hidden: true });
});

test('folded storms leave their rows to the line of the storm', async () => {
  const receipt = await house.operator.report(customer, 70, { source: 'scanner' });
  await house.operator.settled(customer, receipt);
  const storm = (await found('source=scanner&limit=1')).items[0]!.storm;
  expect(storm).not.toBeNull();
  expect((await found('source=scanner&storms=folded')).total).toBe(0);
  expect((await found(`source=scanner&storms=folded&storm=${storm}`)).total).toBe(70);
  expect((await found('source=scanner&storms=shown')).total).toBe(70);
});

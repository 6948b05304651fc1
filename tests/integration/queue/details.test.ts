import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DetailValues } from '../../../shared/wire/http/incident-details.ts';
import type { IncidentList } from '../../../shared/wire/http/incidents.ts';
import { newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let mine: Customer;
let other: Customer;
beforeAll(async () => {
  house = await Installation.open();
  [mine, other] = [await house.operator.newCustomer('halden'), await house.operator.newCustomer('orrin')];
  const leak = (customer: Customer, title: string, details: object) =>
    newIncidents(house, customer, 1, { title, module: 'dark_web', details });
  await leak(mine, 'one', { keyword: 'halden vpn', publisher: 'Exploit' });
  await leak(mine, 'two', { keyword: 'halden vpn', publisher: 'XSS' });
  await leak(mine, 'three', { keyword: 'halden', publisher: 'Exploit' });
  await leak(other, 'theirs', { keyword: 'orrin', publisher: 'Ramp' });
  await newIncidents(house, mine, 1, { title: 'plain' });
});
afterAll(() => house?.close());

const found = (filter: string) =>
  house.operator.get<IncidentList>(`/api/v1/incidents?within=${mine.slug}&${filter}`);
const titles = async (filter: string) => (await found(filter)).items.map(({ title }) => title).toSorted();
const values = (filter: string) =>
  house.operator.get<DetailValues>(`/api/v1/incidents/details?within=${mine.slug}&${filter}`);
const asked = (detail: string) => `detail=${encodeURIComponent(detail)}`;

test('rows show their details; one detail has alternatives, two have to be met both', async () => {
  const { items, total } = await found(asked('keyword:halden vpn'));
  expect(total).toBe(2);
  expect(
    items.map(({ details }) => details).toSorted((a, b) => (a.publisher! < b.publisher! ? -1 : 1)),
  ).toEqual([
    { keyword: 'halden vpn', publisher: 'Exploit' },
    { keyword: 'halden vpn', publisher: 'XSS' },
  ]);
  expect(await titles(`${asked('keyword:halden vpn')}&${asked('keyword:halden')}`)).toEqual([
    'one',
    'three',
    'two',
  ]);
  expect(await titles(`${asked('keyword:halden vpn')}&${asked('publisher:Exploit')}`)).toEqual(['one']);
  expect(await titles(asked('keyword:orrin'))).toEqual([]);
  expect((await found('q=plain')).items[0]!.details).toEqual({});
});

test('values are counted within the scope and the other filters, those with most rows first', async () => {
  expect(await values('name=keyword')).toEqual({
    values: [
      { value: 'halden vpn', n: 2 },
      { value: 'halden', n: 1 },
    ],
    complete: true,
  });
  // What is chosen of the same detail leaves its alternatives in sight.
  expect((await values(`name=keyword&${asked('keyword:halden')}`)).values).toHaveLength(2);
  expect((await values(`name=publisher&${asked('keyword:halden')}`)).values).toEqual([
    { value: 'Exploit', n: 1 },
  ]);
  expect((await values('name=publisher&module=brand')).values).toEqual([]);
  expect((await values('name=asset')).values).toEqual([]);
});

test('more values than are listed are said to be more', async () => {
  const many = await house.operator.newCustomer('many');
  await house.operator.settled(many, await house.operator.report(many, 51));
  await query(
    house.config.databaseUrl,
    `update incidents set details = jsonb_build_object('brand_domain', number::text) where tenant_id = '${many.id}'`,
  );
  const answer = await house.operator.get<DetailValues>(
    `/api/v1/incidents/details?within=${many.slug}&name=brand_domain`,
  );
  expect([answer.values.length, answer.complete]).toEqual([50, false]);
});

test('the export has a column for each', async () => {
  const csv = await house.operator.ask('GET', `/api/v1/incidents/export?tenant=${mine.slug}&q=three`);
  const text = await csv.text();
  expect(text).toMatch(/,detail_keyword,detail_publisher,/);
  expect(text).toContain(',halden,Exploit,');
});

test.each(['keyword', 'colour:red', ':red', 'keyword:', '__proto__:x'])('%s is no detail', async (detail) => {
  const answer = await house.operator.ask('GET', `/api/v1/incidents?${asked(detail)}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    field: 'detail',
    detail: expect.stringContaining('keyword, publisher'),
  });
});

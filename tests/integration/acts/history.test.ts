import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogPage } from '../../../shared/wire/http/events.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { change, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';

let house: Installation;
let incident: Incident;
const STEPS = 6;
beforeAll(async () => {
  house = await Installation.open();
  const acme = await house.operator.newCustomer('acme');
  [incident] = (await newIncidents(house, acme)) as [Incident];
  // What happens to another one of the tenant is no part of its history.
  const [other] = await newIncidents(house, acme);
  await change(house.operator, other!, { severity: 'low' });
  let version = incident.version;
  for (let step = 1; step < STEPS; step++) {
    ({ version } = await change(house.operator, { ...incident, version }, { tags: { add: [`t${step}`] } }));
  }
});
afterAll(() => house?.close());

const page = (query: string) =>
  house.operator.get<LogPage>(`/api/v1/incidents/${incident.id}/events?limit=4${query}`);
const tagsOf = ({ items }: LogPage) =>
  items.map(
    ({ data }) => (data.changes as { tags?: string[][] } | undefined)?.tags?.[1]?.at(-1) ?? 'created',
  );

test.each([
  ['oldest', ['created', 't1', 't2', 't3'], ['t4', 't5']],
  ['newest', ['t5', 't4', 't3', 't2'], ['t1', 'created']],
])('%s first, page by page', async (order, first, second) => {
  const one = await page(`&order=${order}`);
  expect(tagsOf(one)).toEqual(first);
  const two = await page(`&order=${order}&cursor=${one.next_cursor}`);
  expect(tagsOf(two)).toEqual(second);
  expect(two.next_cursor).toBeNull();
});

test('what came after an entry that is known', async () => {
  const { items } = await page('&order=newest');
  const known = items[2]!.seq;
  expect(tagsOf(await page(`&after=${known}`))).toEqual(['t4', 't5']);
  expect(tagsOf(await page(`&after=${known}&order=newest`))).toEqual(['t5', 't4']);
  expect(tagsOf(await page(`&after=${items[0]!.seq}`))).toEqual([]);
});

test.each(['after=-1', 'after=1e300', 'after=9007199254740993', 'order=sideways', 'cursor=WyJ4Il0'])(
  '%s is refused in words',
  async (query) => {
    const answer = await house.operator.ask('GET', `/api/v1/incidents/${incident.id}/events?${query}`);
    expect(answer.status).toBe(400);
  },
);

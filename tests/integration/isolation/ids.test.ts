import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogEntry } from '../../../shared/wire/http/events.ts';
import type { IncidentList } from '../../../shared/wire/http/incidents.ts';
import { Installation } from '../../support/installation.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let viewer: Person;
beforeAll(async () => {
  house = await Installation.open();
  const mine = await house.operator.newCustomer('mine');
  const theirs = await house.operator.newCustomer('theirs');
  // Numbers that nothing else in an answer looks like.
  await query(house.config.databaseUrl, `select setval('incident_ids', 73400000)`);
  viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  for (const [customer, count] of [[mine, 1] as const, [theirs, 100] as const, [mine, 1] as const]) {
    await house.operator.settled(customer, await house.operator.report(customer, count));
  }
});
afterAll(() => house?.close());

const answers = async (): Promise<string[]> => {
  const list = await viewer.get<IncidentList>('/api/v1/incidents?limit=1');
  const rest = await viewer.get<IncidentList>(`/api/v1/incidents?cursor=${list.next_cursor}`);
  const { id } = list.items[0]!;
  const paths = [
    '/api/v1/incidents',
    `/api/v1/incidents/${id}`,
    `/api/v1/incidents/${id}/events`,
    '/api/v1/tenants/mine/events',
  ];
  const bodies = await Promise.all(paths.map(async (path) => JSON.stringify(await viewer.get(path))));
  return [...bodies, Buffer.from(list.next_cursor!, 'base64url').toString(), JSON.stringify(rest)];
};

test('ids say nothing of how much other tenants have', async () => {
  const kept = await query(
    house.config.databaseUrl,
    `select i.id from incidents i join tenants t on t.id = i.tenant_id where t.slug = 'mine' order by 1`,
  );
  const [first, last] = kept.rows.map((row) => Number(row.id)) as [number, number];
  expect(last - first).toBe(101);
  const { items } = await viewer.get<IncidentList>('/api/v1/incidents');
  expect(items).toHaveLength(2);
  for (const { id } of items) expect(id).toMatch(/^[\w-]{22}$/);
  // The tenant's own numbers stay: they count what its reader sees anyway.
  expect(items.map(({ number }) => number)).toEqual(['MINE-2', 'MINE-1']);
  for (const text of await answers()) expect(text).not.toMatch(/73400\d{3}/);
});

test('an id is the same in lists, alone and in the log, and leads on from a cursor', async () => {
  const { items } = await viewer.get<IncidentList>('/api/v1/incidents');
  const log = await viewer.get<{ items: LogEntry[] }>('/api/v1/tenants/mine/events');
  expect(log.items.map((entry) => entry.incident_id)).toEqual(items.map(({ id }) => id).toReversed());
  const page = await viewer.get<IncidentList>('/api/v1/incidents?limit=1');
  const next = await viewer.get<IncidentList>(`/api/v1/incidents?limit=1&cursor=${page.next_cursor}`);
  expect([page, next].map((list) => list.items[0]!.id)).toEqual(items.map(({ id }) => id));
});

test('a number that was guessed is as absent as any other text', async () => {
  for (const id of ['1', '2', '101', '0', '-1', 'x'.repeat(22), '%00', 'x'.repeat(64)]) {
    expect((await viewer.ask('GET', `/api/v1/incidents/${id}`)).status, id).toBe(404);
  }
  expect((await viewer.ask('GET', `/api/v1/incidents?cursor=${btoa('[1e300,"1"]')}`)).status).toBe(400);
});

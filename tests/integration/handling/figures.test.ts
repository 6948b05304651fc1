import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/clock.ts';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import type { IncidentCounts } from '../../../shared/wire/http/incident-counts.ts';
import { change, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

const ask = (by: Operator, search: string): Promise<Handling> => by.get(`/api/v1/handling?${search}`);
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const closing = { status: 'closed', resolution: 'benign' } as const;

async function selected(by: Operator, filter: Record<string, string>): Promise<number | null> {
  const counts = await by.get<IncidentCounts>(`/api/v1/incidents/counts?${new URLSearchParams(filter)}`);
  return counts.total;
}

/** A source that is known long enough not to be told of its past, so that an old detection is no back-fill. */
async function settledCustomer(slug: string): Promise<Customer> {
  const customer = await house.operator.newCustomer(slug);
  await newIncidents(house, customer, 1, { severity: 'low' });
  await query(house.config.databaseUrl, `update sources set first_seen_at = now() - interval '9 days'`);
  return customer;
}

test('only what somebody handled here counts, and the list shows exactly that', async () => {
  const { operator } = house;
  const customer = await settledCustomer('counts');
  const given = (more: object) =>
    newIncidents(house, customer, 1, { severity: 'high', detected_at: ago(HOUR_MS), ...more });
  const [taken] = await given({});
  const [shut] = await given({});
  const [twin] = await given({});
  await given({ status: 'closed', closed_at: ago(MINUTE_MS) });
  await given({ status: 'in_progress', updated_at: ago(MINUTE_MS) });
  const [mild] = await given({});
  await change(operator, taken!, { status: 'in_progress' });
  await change(operator, shut!, closing);
  await change(operator, twin!, { duplicate_of: shut!.id });
  await change(operator, mild!, { severity: 'info', ...closing });
  const { total, from } = await ask(operator, 'tenant=counts&period=24h');
  expect(total).toMatchObject({
    acknowledge: { count: 2 },
    resolve: { count: 1 },
    closed_unacknowledged: 1,
  });
  expect(total.resolve.mean).toBeGreaterThanOrEqual(3_600);
  expect(total.resolve.mean).toBeLessThan(3_900);
  expect(total.resolve.mean).toBe(total.resolve.p90);
  const rows = { tenant: 'counts', handled_from: from };
  expect(await selected(operator, { ...rows, handled: 'acknowledged' })).toBe(2);
  expect(await selected(operator, { ...rows, handled: 'closed' })).toBe(1);
  expect(await selected(operator, { ...rows, handled: 'closed_unacknowledged' })).toBe(1);
  const { rows: me } = await query(house.config.databaseUrl, `select user_id from provider_members limit 1`);
  expect(await selected(operator, { ...rows, handled: 'closed', handled_by: me[0].user_id })).toBe(1);
  expect(await selected(operator, { ...rows, handled: 'closed', handled_by: 'machine' })).toBe(0);
});

test('time to detect says of how many it is known; what occurs after it is detected is not', async () => {
  const customer = await settledCustomer('detects');
  const detected_at = ago(HOUR_MS);
  await newIncidents(house, customer, 1, { detected_at, occurred_at: ago(3 * HOUR_MS) });
  await newIncidents(house, customer, 1, { detected_at, occurred_at: ago(0) });
  const { total } = await ask(house.operator, 'tenant=detects&period=24h');
  expect(total.detected).toBe(3);
  expect(total.detect.count).toBe(1);
  expect(total.detect.mean).toBeCloseTo(7_200, -1);
  expect(total.open_age.count).toBe(3);
});

test('the steps of a period hold all that came in and was closed, and the open ones by module and severity', async () => {
  const customer = await settledCustomer('flows');
  const [one] = await newIncidents(house, customer, 2, { module: 'email', severity: 'critical' });
  await change(house.operator, one!, closing);
  for (const period of ['24h', '7d', '30d', 'mtd']) {
    const { flow, open, from, as_of } = await ask(house.operator, `tenant=flows&period=${period}`);
    expect(flow.reduce((sum, { opened }) => sum + opened, 0)).toBe(3);
    expect(flow.reduce((sum, { closed }) => sum + closed, 0)).toBe(1);
    expect(flow[0]!.from <= from && flow.at(-1)!.to === as_of).toBe(true);
    expect(open).toContainEqual({ module: 'email', severity: 'critical', count: 1 });
  }
});

test('a customer sees its own members by name and the provider’s people as one', async () => {
  const customer = await settledCustomer('sees');
  const other = await settledCustomer('others');
  const [ada, bob, viewer, owner] = [
    await newPerson(house, { memberOf: { [customer.id]: 'analyst' } }),
    await newPerson(house, { provider: 'mssp_admin' }),
    await newPerson(house, { memberOf: { [customer.id]: 'viewer' } }),
    await newPerson(house, { memberOf: { [customer.id]: 'owner' } }),
  ];
  const [one, two, three] = await newIncidents(house, customer, 3, { severity: 'high' });
  const [theirs] = await newIncidents(house, other, 1, { severity: 'high' });
  await change(ada, one!, closing);
  await change(bob, two!, closing);
  await change(house.operator, three!, closing);
  await change(bob, theirs!, closing);
  const kinds = ({ handlers }: Handling) =>
    handlers?.map(({ handler, resolve }) => [handler.kind, handler.id, resolve.count]).sort();
  const mine = await ask(ada, 'period=24h');
  expect(mine.tenants.map(({ tenant }) => tenant.slug)).toEqual(['sees']);
  expect(mine.total.resolve.count).toBe(3);
  expect(kinds(mine)).toEqual([
    ['person', ada.userId, 1],
    ['provider', null, 2],
  ]);
  expect(JSON.stringify(mine)).not.toContain(bob.userId);
  const all = await ask(bob, 'period=24h&tenant=sees');
  expect(kinds(all)).toContainEqual(['person', bob.userId, 1]);
  expect(all.handlers).toHaveLength(3);
  expect((await ask(viewer, 'period=24h')).handlers).toBeNull();
  expect((await ask(ada, 'period=24h&tenant=others')).total.resolve.count).toBe(0);
  await query(house.config.databaseUrl, 'delete from tenant_members where user_id = $1', [ada.userId]);
  expect(kinds(await ask(owner, 'period=24h'))).toEqual([
    ['former', null, 1],
    ['provider', null, 2],
  ]);
});

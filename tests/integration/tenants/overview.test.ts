import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantOverview } from '../../../shared/wire/http/overview.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';
import { until } from '../../support/until.ts';

/** As docs/live-protocol.md has it. */
const BLUR_MS = 600;
let house: Installation;
let mine: Customer;
let theirs: Customer;
beforeAll(async () => {
  house = await Installation.open();
  const { operator } = house;
  [mine, theirs] = [await operator.newCustomer('mine'), await operator.newCustomer('theirs')];
  await operator.settled(mine, await operator.report(mine, 2));
  await operator.settled(mine, await operator.report(mine, 1, { severity: 'low', status: 'closed' }));
  await operator.settled(theirs, await operator.report(theirs, 5));
});
afterAll(() => house?.close());

test('every role of a tenant reads its figures, and no other tenant counts in them', async () => {
  for (const role of ['owner', 'admin', 'analyst', 'viewer'] as const) {
    const member = await newPerson(house, { memberOf: { [mine.id]: role } });
    const overview = await member.get<TenantOverview>('/api/v1/tenants/mine/overview?period=24h');
    expect(overview).toMatchObject({
      period: '24h',
      tenant: { id: mine.id, slug: 'mine', name: 'mine' },
      critical_open: 2,
      new_24h: 3,
      opened: 3,
      closed: 1,
      unassigned: 2,
      open: { critical: 2, high: 0, medium: 0, low: 0 },
    });
    expect(overview.resolution_rate).toBeCloseTo(1 / 3);
    expect(overview.risk).toBeGreaterThan(0);
    expect(overview).not.toHaveProperty('customers_monitored');
    expect(overview).not.toHaveProperty('most_at_risk');
    expect((await member.ask('GET', '/api/v1/tenants/theirs/overview')).status).toBe(404);
  }
});

test('how fresh the numbers are is told exactly to those alone who see all tenants', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  const ageOf = async (who: { get: typeof viewer.get }, path: string) => {
    const asked = Date.now();
    const { as_of } = await who.get<TenantOverview>(path);
    return { least: asked - Date.parse(as_of), most: Date.now() - Date.parse(as_of) };
  };
  await until('the numbers are current', async () => {
    return (await ageOf(house.operator, '/api/v1/overview')).least < BLUR_MS;
  });
  // Sensors keep the stream busy; nobody beside can tell.
  for (let n = 0; n < 5; n++) {
    await house.operator.report(theirs, 1);
    expect((await ageOf(viewer, '/api/v1/tenants/mine/overview')).most).toBeGreaterThanOrEqual(BLUR_MS);
    expect((await ageOf(analyst, '/api/v1/tenants/mine/overview')).most).toBeGreaterThanOrEqual(BLUR_MS);
    expect((await ageOf(analyst, '/api/v1/overview')).most).toBeGreaterThanOrEqual(BLUR_MS);
  }
});

test('its figures are those of the MSSP overview, and of one that is new all zero', async () => {
  const fresh = await house.operator.newCustomer('fresh');
  await until('the newcomer counts', async () => (await house.operator.overview()).customers_monitored === 3);
  const all = await house.operator.overview();
  const each = await Promise.all(
    [mine, theirs, fresh].map(({ slug }) =>
      house.operator.get<TenantOverview>(`/api/v1/tenants/${slug}/overview`),
    ),
  );
  expect(each.reduce((sum, { critical_open }) => sum + critical_open, 0)).toBe(all.critical_open);
  expect(each.map(({ risk }) => risk)).toEqual([
    ...[mine, theirs].map(({ slug }) => all.most_at_risk.find(({ tenant }) => tenant.slug === slug)!.risk),
    0,
  ]);
  expect(each[2]).toMatchObject({ opened: 0, resolution_rate: null, critical_open: 0 });
});

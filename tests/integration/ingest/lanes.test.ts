import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogPage } from '../../../shared/wire/http/events.ts';
import type { Incident, IncidentList } from '../../../shared/wire/http/incidents.ts';
import type { PendingList } from '../../../shared/wire/http/pending.ts';
import type { StormList } from '../../../shared/wire/http/storms.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

let house: Installation;
let customer: Customer;
beforeAll(async () => {
  house = await Installation.open();
  customer = await house.operator.newCustomer('lanes');
});
afterAll(() => house?.close());

const report = async (count: number, given: object, of = customer) =>
  house.operator.settled(of, await house.operator.report(of, count, given));
const list = (search: string) => house.operator.get<IncidentList>(`/api/v1/incidents?${search}`);
const only = async (source: string): Promise<Incident> => {
  const { items } = await list(`source=${encodeURIComponent(source)}`);
  expect(items).toHaveLength(1);
  return items[0]!;
};

describe('one incident', () => {
  test('shows how often it was reported, and when last', async () => {
    const given = { source: 'ids', fingerprint: 'scan', severity: 'low', indicators: [] };
    await report(3, { ...given, detected_at: ago(3_000) });
    const last = ago(1_000);
    await report(1, { ...given, severity: 'high', detected_at: last });
    const incident = await only('ids');
    expect(incident).toMatchObject({
      occurrences: 4,
      last_seen_at: last,
      severity: 'high',
      flapping: false,
      storm: null,
      pending: false,
      pause_reason: null,
    });
    const detail = await house.operator.get<Incident>(`/api/v1/incidents/${incident.id}`);
    expect(detail).toEqual(incident);
  });

  test('says what it waits for', async () => {
    const given = { source: 'edr', external_id: 'on hold', status: 'in_progress' };
    await report(1, { ...given, pause_reason: 'waits for the customer' });
    expect((await only('edr')).pause_reason).toBe('waits for the customer');
    await report(1, given);
    expect((await only('edr')).pause_reason).toBeNull();
  });
});

describe('a storm', () => {
  test('is listed with its incidents, which are all still there', async () => {
    const other = await house.operator.newCustomer('calm');
    await report(75, { source: 'scanner' });
    await report(2, { source: 'scanner' }, other);
    const { items } = await house.operator.get<StormList>('/api/v1/storms?state=active&within=lanes');
    expect(items).toMatchObject([
      { tenant: { slug: 'lanes' }, source: 'scanner', incidents: 75, ended_at: null, severity: 'critical' },
    ]);
    const id = items[0]!.id;
    expect(await list(`storm=${id}`)).toMatchObject({ total: 75 });
    expect(await list('source=scanner')).toMatchObject({ total: 77 });
    expect((await list(`storm=${id}&limit=1`)).items[0]).toMatchObject({ storm: id });
    for (const search of ['state=ended', 'within=calm']) {
      expect(await house.operator.get<StormList>(`/api/v1/storms?${search}`)).toMatchObject({ items: [] });
    }
    expect((await house.operator.ask('GET', `/api/v1/storms?cursor=${id}`)).status).toBe(400);
    const { items: log } = await house.operator.get<LogPage>('/api/v1/tenants/lanes/events?limit=200');
    expect(log.find((entry) => entry.kind === 'storm.began')).toMatchObject({
      incident_id: null,
      data: { storm: id, source: 'scanner' },
    });
  });

  test('pages', async () => {
    const two = await house.operator.newCustomer('two');
    await report(60, { source: 'one' }, two);
    await report(60, { source: 'two' }, two);
    const first = await house.operator.get<StormList>('/api/v1/storms?within=two&limit=1');
    const next = await house.operator.get<StormList>(
      `/api/v1/storms?within=two&limit=1&cursor=${first.next_cursor}`,
    );
    expect([first.items[0]!.source, next.items[0]!.source]).toEqual(['two', 'one']);
    expect(next.next_cursor).toBeNull();
  });

  test('that is none of a storm selects nothing, whatever it is', async () => {
    for (const storm of ['x', crypto.randomUUID(), `'`]) {
      expect(await list(`storm=${encodeURIComponent(storm)}`)).toMatchObject({ total: 0 });
    }
  });
});

describe('the past of a new source', () => {
  const source = 'a new/source %';
  let fresh: Customer;
  beforeAll(async () => {
    fresh = await house.operator.newCustomer('fresh');
    await report(5, { source, detected_at: ago(3 * HOUR) }, fresh);
    await report(2, { source }, fresh);
  });
  const pendingOf = () => house.operator.get<PendingList>('/api/v1/tenants/fresh/pending');
  const accept = `/api/v1/tenants/fresh/pending/${encodeURIComponent(source)}/accept`;

  test('waits behind one row, counted like all else', async () => {
    const { items } = await pendingOf();
    expect(items).toMatchObject([{ tenant: { slug: 'fresh' }, source, incidents: 5 }]);
    expect(items[0]!.oldest <= items[0]!.newest).toBe(true);
    const all = await house.operator.get<PendingList>('/api/v1/pending');
    expect(all.items).toEqual(items);
    expect(await list('within=fresh&tenant=fresh')).toMatchObject({ total: 7, hidden: 0 });
    expect(await list('within=fresh&lane=pending')).toMatchObject({ total: 5, hidden: 2 });
    expect(await list('within=fresh&lane=live')).toMatchObject({ total: 2, hidden: 5 });
    const overview = await house.operator.get<{ open: Record<string, number> }>(
      '/api/v1/tenants/fresh/overview',
    );
    expect(overview.open.critical).toBe(7);
  });

  test('is accepted once, by who may, with what is still to come, and that is written down', async () => {
    const viewer = await newPerson(house, { memberOf: { [fresh.id]: 'viewer' } });
    const analyst = await newPerson(house, { memberOf: { [fresh.id]: 'analyst' } });
    await expect(viewer.post(accept, {})).rejects.toThrow('403');
    expect(await analyst.post(accept, {})).toEqual({ source, incidents: 5 });
    expect(await analyst.post(accept, {})).toEqual({ source, incidents: 0 });
    expect((await pendingOf()).items).toEqual([]);
    await report(1, { source, detected_at: ago(4 * HOUR) }, fresh);
    expect((await pendingOf()).items).toEqual([]);

    const log = await house.operator.get<LogPage>('/api/v1/tenants/fresh/events?limit=200');
    expect(log.items.filter((entry) => entry.kind === 'pending.accepted')).toMatchObject([
      { incident_id: null, data: { source, incidents: 5 } },
    ]);
    const { rows } = await query(
      house.config.databaseUrl,
      `select actor_role, change from audit where action = 'pending.accepted'`,
    );
    expect(rows).toEqual([
      { actor_role: 'analyst', change: { before: { pending: 5 }, after: { pending: 0 } } },
    ]);
  });

  test('of a source that never sent anything is not there', async () => {
    const path = '/api/v1/tenants/fresh/pending/nobody/accept';
    expect((await house.operator.ask('POST', path, {})).status).toBe(404);
    const long = encodeURIComponent('語'.repeat(128));
    expect((await house.operator.ask('POST', path.replace('nobody', long), {})).status).toBe(404);
    expect((await house.operator.ask('POST', path.replace('nobody', '%00'), {})).status).toBe(400);
  });

  test('pages by tenant and source', async () => {
    await report(1, { source: 'zeta', detected_at: ago(3 * HOUR) }, fresh);
    await report(1, { source: 'eta', detected_at: ago(3 * HOUR) }, fresh);
    const first = await house.operator.get<PendingList>('/api/v1/pending?limit=1');
    const next = await house.operator.get<PendingList>(`/api/v1/pending?limit=1&cursor=${first.next_cursor}`);
    expect([...first.items, ...next.items].map((row) => row.source)).toEqual(['eta', 'zeta']);
    expect(next.next_cursor).toBeNull();
  });
});

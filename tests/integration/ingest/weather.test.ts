import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/clock.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { readCounters } from '../../../shared/node/redis/counters.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { audit } from '../../../workers/rebuild/audit.ts';
import { calm } from '../../../workers/sweep/calm.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

let records = 0;
const some = (count: number, more: object = {}) =>
  Array.from({ length: count }, () => ({
    external_id: `w-${++records}`,
    title: 'Port open',
    severity: 'low',
    source: 'scanner',
    ...more,
  }));
const report = async (tenant: TenantId, list: readonly unknown[]) =>
  drain(bench.deps, await putRecords(bench.deps, tenant, list));

const look = (tenant: TenantId) =>
  bench.tenancy.asTenant(tenant, async (tx) => ({
    incidents: await tx.selectFrom('incidents').selectAll().orderBy('number').execute(),
    storms: await tx.selectFrom('storms').selectAll().orderBy('began_at').execute(),
    sources: await tx.selectFrom('sources').selectAll().orderBy('source').execute(),
    events: await tx.selectFrom('events').selectAll().orderBy('seq').execute(),
  }));

const openCount = async (tenant: TenantId) =>
  (await readCounters(bench.redis, tenant))!.fields.get('open:low') ?? 0;

describe('a storm', () => {
  test('gathers its incidents, grows, and is ended by the clock; each incident counts as ever', async () => {
    const { id } = await newTenant(bench.tenancy);
    const began = bench.time.now;
    await report(id, some(30));
    bench.time.now += 20_000;
    await report(id, some(40));
    bench.time.now += 20_000;
    await report(id, some(7, { severity: 'high' }));
    const { incidents, storms } = await look(id);
    expect(storms).toMatchObject([
      { source: 'scanner', began_at: new Date(began), ended_at: null, incidents: 77, severity: 'high' },
    ]);
    expect(new Set(incidents.map((row) => row.storm_id))).toEqual(new Set([storms[0]!.id]));
    expect(await openCount(id)).toBe(70);

    bench.time.now += 5 * MINUTE_MS - 20_001;
    await calm(bench.deps);
    expect((await look(id)).storms[0]!.ended_at).toBeNull();
    bench.time.now += 20_001;
    await Promise.all([calm(bench.deps), calm(bench.another())]);
    const after = await look(id);
    expect(after.storms[0]!.ended_at).not.toBeNull();
    const told = after.events.filter((event) => event.kind.startsWith('storm.'));
    expect(told.map((event) => [event.kind, event.incident_id])).toEqual([
      ['storm.began', null],
      ['storm.grew', null],
      ['storm.ended', null],
    ]);
    await report(id, some(1));
    expect((await look(id)).incidents.at(-1)!.storm_id).toBeNull();
    expect(await audit(bench.deps)).toEqual([]);
  });

  test('of one source is no storm of another, nor of another tenant', async () => {
    const one = await newTenant(bench.tenancy);
    const other = await newTenant(bench.tenancy);
    await report(one.id, [...some(40), ...some(40, { source: 'edr' })]);
    await report(other.id, some(40));
    expect((await look(one.id)).storms).toEqual([]);
    expect((await look(other.id)).storms).toEqual([]);
  });
});

test('a flapping incident is marked, and unmarked by the clock once it is quiet', async () => {
  const { id } = await newTenant(bench.tenancy);
  const [record] = some(1);
  for (const status of ['open', 'closed', 'open', 'closed', 'open']) {
    bench.time.now += MINUTE_MS;
    await report(id, [{ ...record, status }]);
  }
  const { incidents } = await look(id);
  expect(incidents[0]).toMatchObject({ flapping: true, occurrences: 5 });
  await calm(bench.deps);
  expect((await look(id)).incidents[0]!.flapping).toBe(true);
  bench.time.now += HOUR_MS;
  await calm(bench.deps);
  await calm(bench.deps);
  const after = await look(id);
  expect(after.incidents[0]).toMatchObject({ flapping: false, version: incidents[0]!.version + 1 });
  expect(after.events.at(-1)).toMatchObject({
    actor: 'watchfloor',
    data: { changes: { flapping: [true, false] } },
  });
  expect(after.events).toHaveLength(6);
  expect(await audit(bench.deps)).toEqual([]);
});

test('what a source sent is kept with it, once per turn', async () => {
  const { id } = await newTenant(bench.tenancy);
  const first = bench.time.now;
  await report(id, [...some(3), ...some(2, { source: 'edr' })]);
  bench.time.now += MINUTE_MS;
  await report(id, some(4));
  expect((await look(id)).sources).toMatchObject([
    { source: 'edr', records: 2, first_seen_at: new Date(first), last_seen_at: new Date(first) },
    {
      source: 'scanner',
      records: 7,
      first_seen_at: new Date(first),
      last_seen_at: new Date(first + MINUTE_MS),
    },
  ]);
});

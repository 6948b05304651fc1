import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mirror } from '../../../server/live/mirror.ts';
import { column } from '../../../shared/domain/metric.ts';
import { isKept } from '../../../shared/domain/tally.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import { snapshotCounters } from '../../../shared/node/db/counters.ts';
import { readCounters } from '../../../shared/node/redis/counters.ts';
import { audit } from '../../../workers/rebuild/audit.ts';
import { recountFields, recountRow } from '../../support/recount.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';
import { Feed } from './feed.ts';
import { Player } from './player.ts';
import { type Step, schedule } from './schedule.ts';

/** The same schedules every time; another number, other schedules. */
const SEED = Number(process.env.SCHEDULE_SEED ?? 20_260_115);
const RUNS = Number(process.env.SCHEDULE_RUNS ?? 30);
const LIMIT_MS = 90_000;

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

/** Counters as an object; what has left its window may linger in Redis until it is trimmed, and counts nowhere. */
const keptOf = (fields: Iterable<[string, number]>): Record<string, number> =>
  Object.fromEntries([...fields].filter(([field]) => isKept(field, bench.time.now)));

const namedCells = (row: Float64Array, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, cell(row, name)]));
const FIRST_HOUR = column('closed_mtd') + 1;
const cell = (row: Float64Array, name: string): number =>
  row[name.startsWith('hour_') ? FIRST_HOUR + Number(name.slice(5)) : column(name as 'risk')]!;

async function occurrencesOf(tenant: Tenant['id']): Promise<Record<string, number>> {
  const rows = await bench.tenancy.asTenant(tenant, (tx) =>
    tx.selectFrom('incidents').select(['external_id', 'occurrences']).execute(),
  );
  return Object.fromEntries(rows.map((row) => [row.external_id, row.occurrences]));
}

async function play(steps: readonly Step[]): Promise<void> {
  const { tenancy, redis, deps, time } = bench;
  const tenants: Tenant[] = [await newTenant(tenancy), await newTenant(tenancy)];
  const mirror = new Mirror(deps.clock);
  mirror.setTenants(tenants);
  const feed = new Feed(redis, mirror, tenants);
  const player = new Player({ tenants, writers, feed, time });
  for (const step of steps) await player.play(step);

  await deps.projection.level();
  await feed.read([0, 1]);
  await feed.check();
  mirror.collect(time.now);
  for (const [index, { id }] of tenants.entries()) {
    const incidents = player.references[index]!.incidents();
    const [counted] = await tenancy.asSystem('count', (tx) => snapshotCounters(tx, [id], time.now));
    const held = await readCounters(redis, id);
    const expected = recountFields(incidents, time.now);
    expect(keptOf(counted!.fields), 'SQL').toEqual(expected);
    expect(keptOf(held!.fields), 'Redis').toEqual(expected);
    expect(held!.seq, 'watermark').toBe(counted!.seq);
    expect(await occurrencesOf(id), 'occurrences').toEqual(player.references[index]!.occurrences());
    const cells = recountRow(incidents, time.now);
    expect(namedCells(mirror.row(id)!, Object.keys(cells)), 'mirror').toEqual(cells);
  }
  expect(await audit(deps), 'drift').toEqual([]);
}

let writers: Workbench['deps'][];

test('after any schedule and one levelling, Redis, SQL and a mirror all say what was told', {
  timeout: LIMIT_MS,
}, async () => {
  writers = [bench.deps, bench.another()];
  await fc.assert(fc.asyncProperty(schedule, play), { seed: SEED, numRuns: RUNS, endOnFailure: true });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { type EventRange, readCounters } from '../../../shared/node/redis/counters.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
let id: TenantId;
let ranges: EventRange[];

/** Three commits of one high incident each, none applied. */
beforeAll(async () => {
  bench = await openWorkbench();
  const { deps, tenancy } = bench;
  id = (await newTenant(tenancy)).id;
  await deps.projection.level();
  ranges = [];
  const projection = {
    ...deps.projection,
    apply: async (some: readonly EventRange[]) => void ranges.push(...some),
  };
  for (const external_id of ['1', '2', '3']) {
    const record = { external_id, title: 'x', severity: 'high' };
    await drain({ ...deps, projection }, await putRecords(deps, id, [record]));
  }
});
afterAll(() => bench.close());

const held = async () => {
  const counters = (await readCounters(bench.redis, id))!;
  return { seq: counters.seq, high: counters.fields.get('open:high') ?? 0 };
};

test('an apply in order moves the counters and the watermark by itself', async () => {
  expect(ranges.map(({ first, last }) => [first, last])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  await bench.deps.projection.apply([ranges[0]!]);
  expect(await held()).toEqual({ seq: 1, high: 1 });
});

test('an apply that comes early fetches what is missing, and what comes late finds its work done', async () => {
  await bench.deps.projection.apply([ranges[2]!]);
  expect(await held()).toEqual({ seq: 3, high: 3 });
  await bench.deps.projection.apply([ranges[1]!, ranges[0]!, ranges[2]!]);
  expect(await held()).toEqual({ seq: 3, high: 3 });
});

test('an apply that finds nothing counts anew from SQL', async () => {
  const before = (await readCounters(bench.redis, id))!.epoch;
  await bench.redis.flushall();
  await bench.deps.projection.apply([ranges[1]!]);
  expect(await held()).toEqual({ seq: 3, high: 3 });
  expect((await readCounters(bench.redis, id))!.epoch).not.toBe(before);
});

test('levelling answers how many tenants it moved', async () => {
  const { deps } = bench;
  expect(await deps.projection.level()).toBe(0);
  await bench.redis.flushall();
  expect(await deps.projection.level()).toBe(1);
  expect(await held()).toEqual({ seq: 3, high: 3 });
});

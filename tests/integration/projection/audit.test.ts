import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { readCounters } from '../../../shared/node/redis/counters.ts';
import { tenantKey } from '../../../shared/node/redis/keys.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { audit } from '../../../workers/rebuild/audit.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

async function tenantWithTwoIncidents(): Promise<TenantId> {
  const { tenancy, deps } = bench;
  const { id } = await newTenant(tenancy);
  await deps.projection.level();
  const records = ['one', 'two'].map((external_id) => ({ external_id, title: 'x', severity: 'high' }));
  await drain(deps, await putRecords(deps, id, records));
  return id;
}

test('counters that agree show no drift', async () => {
  const id = await tenantWithTwoIncidents();
  expect((await readCounters(bench.redis, id))!.fields.get('open:high')).toBe(2);
  expect(await audit(bench.deps)).toEqual([]);
});

test('a wrong, a missing and a made-up counter are each reported, and mended', async () => {
  const id = await tenantWithTwoIncidents();
  const { redis, deps } = bench;
  const before = (await readCounters(redis, id))!;
  await redis.hset(tenantKey(id), 'open:high', 7, 'open:low', 3);
  await redis.hdel(tenantKey(id), 'unassigned');
  const drifts = await audit(deps);
  expect(drifts).toHaveLength(3);
  expect(drifts).toEqual(
    expect.arrayContaining([
      { tenantId: id, field: 'open:high', held: 7, counted: 2 },
      { tenantId: id, field: 'open:low', held: 3, counted: 0 },
      { tenantId: id, field: 'unassigned', held: 0, counted: 2 },
    ]),
  );
  const after = (await readCounters(redis, id))!;
  expect(after.fields).toEqual(before.fields);
  expect(after.epoch).not.toBe(before.epoch);
  expect(await audit(deps)).toEqual([]);
});

test('counters of a log that went back, as after a restored backup, are reported and mended', async () => {
  const id = await tenantWithTwoIncidents();
  const { tenancy, redis, deps } = bench;
  await tenancy.asSystem('go back by one incident', async (tx) => {
    await tx.deleteFrom('incidents').where('tenant_id', '=', id).where('number', '=', 2).execute();
    await tx.deleteFrom('events').where('tenant_id', '=', id).where('seq', '=', 2).execute();
    await tx.updateTable('heads').set({ seq: 1, number: 1 }).where('tenant_id', '=', id).execute();
  });
  expect(await audit(deps)).toEqual(
    expect.arrayContaining([{ tenantId: id, field: 'seq', held: 2, counted: 1 }]),
  );
  const held = (await readCounters(redis, id))!;
  expect(held.seq).toBe(1);
  expect(held.fields.get('open:high')).toBe(1);
});

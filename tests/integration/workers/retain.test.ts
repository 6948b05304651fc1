import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/domain/clock.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { readCounters } from '../../../shared/node/redis/counters.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { audit } from '../../../workers/rebuild/audit.ts';
import { retain } from '../../../workers/retain/retain.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const report = async (tenant: TenantId, status: string) => {
  const record = { external_id: 'one', title: 'Kept in sight', severity: 'high', status };
  await drain(bench.deps, await putRecords(bench.deps, tenant, [record]));
};

const fieldsOf = async (tenant: TenantId) => [
  ...((await readCounters(bench.redis, tenant))?.fields.keys() ?? []),
];
const kinds = async (tenant: TenantId) =>
  [...new Set((await fieldsOf(tenant)).map((field) => field.split(':')[0]))].toSorted();

test('buckets go when they have left their window, and what is open stays', async () => {
  const { id } = await newTenant(bench.tenancy);
  await report(id, 'open');
  expect(await kinds(id)).toEqual(['age', 'h', 'm', 'module', 'open', 'unassigned']);

  bench.time.now += 3 * DAY_MS;
  await retain(bench.deps);
  expect(await kinds(id)).toEqual(['age', 'h', 'module', 'open', 'unassigned']);

  bench.time.now += 34 * DAY_MS;
  await retain(bench.deps);
  expect(await kinds(id)).toEqual(['age', 'module', 'open', 'unassigned']);
  expect(await audit(bench.deps)).toEqual([]);
});

test('closing what was detected before every window takes nothing from buckets that are gone', async () => {
  const { id } = await newTenant(bench.tenancy);
  await report(id, 'open');
  bench.time.now += 40 * DAY_MS;
  await retain(bench.deps);
  await report(id, 'closed');
  const held = await readCounters(bench.redis, id);
  expect([...held!.fields.values()].every((count) => count > 0)).toBe(true);
  expect(await kinds(id)).toEqual(['hc', 'mc']);
  expect(await audit(bench.deps)).toEqual([]);
});

test('raw payloads and receipts go when their time has come', async () => {
  const { id } = await newTenant(bench.tenancy);
  await report(id, 'open');
  const left = () =>
    bench.tenancy.asSystem('count what is left', async (tx) => ({
      inbox: (await tx.selectFrom('inbox').select('id').where('tenant_id', '=', id).execute()).length,
      receipts: (await tx.selectFrom('receipts').select('id').execute()).length,
    }));
  bench.time.now += 8 * DAY_MS;
  await retain(bench.deps);
  expect(await left()).toEqual({ inbox: 1, receipts: 0 });
  bench.time.now += 83 * DAY_MS;
  await retain(bench.deps);
  expect(await left()).toEqual({ inbox: 0, receipts: 0 });
});

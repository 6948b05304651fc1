import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { type InboxRow, pickWaiting, putRows, readRows } from '../../../shared/node/db/inbox.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const SHARD = 3;
const LIMIT = 1_000;

/** Tenants of one shard, by ids made for it. */
async function neighbours(count: number): Promise<TenantId[]> {
  const ids = Array.from(
    { length: count },
    () => crypto.randomUUID().replace(/^.{8}/, '00000003') as TenantId,
  );
  const values = ids.map((id, n) => ({ id, slug: `n-${n}-${id.slice(9, 13)}`, name: `Neighbour ${n}` }));
  await bench.tenancy.asSystem('neighbours', (tx) => tx.insertInto('tenants').values(values).execute());
  return ids;
}

const rowOf = (tenantId: TenantId, records: number): InboxRow => ({
  receiptId: crypto.randomUUID(),
  tenantId,
  tenantHint: null,
  shard: SHARD,
  format: 'native',
  records,
  payload: 'not read here',
  state: 'waiting',
  receivedAt: bench.time.now,
});

const pick = () =>
  bench.tenancy.asSystem('pick', async (tx) => readRows(tx, await pickWaiting(tx, SHARD, LIMIT)));

test('a flood at one tenant does not push the others out of a turn', async () => {
  const [loud, ...quiet] = await neighbours(4);
  await bench.tenancy.asSystem('a flood, then a few', async (tx) => {
    await putRows(
      tx,
      Array.from({ length: 300 }, () => rowOf(loud!, 100)),
    );
    await putRows(
      tx,
      quiet.map((id) => rowOf(id, 1)),
    );
  });
  const picked = await pick();
  for (const id of quiet) expect(picked.filter((row) => row.tenantId === id)).toHaveLength(1);
  const ofLoud = picked.filter((row) => row.tenantId === loud);
  expect(ofLoud).toHaveLength(10);
  expect(ofLoud.map((row) => row.id)).toEqual(ofLoud.map((row) => row.id).toSorted((a, b) => a - b));
});

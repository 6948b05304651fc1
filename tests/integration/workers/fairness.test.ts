import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import {
  finishRows,
  type InboxRow,
  type Picked,
  pickWaiting,
  putRows,
} from '../../../shared/node/db/inbox.ts';
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

const pick = () => bench.tenancy.asSystem('pick', (tx) => pickWaiting(tx, SHARD, LIMIT));
const finish = ({ rows }: Picked) =>
  bench.tenancy.asSystem('finish', (tx) =>
    finishRows(
      tx,
      rows.map((row) => row.id),
      bench.time.now,
    ),
  );
afterEach(async () => {
  for (let left = await pick(); left.rows.length > 0; left = await pick()) await finish(left);
});

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
  const { rows: picked } = await pick();
  for (const id of quiet) expect(picked.filter((row) => row.tenantId === id)).toHaveLength(1);
  const ofLoud = picked.filter((row) => row.tenantId === loud);
  expect(ofLoud).toHaveLength(10);
  expect(ofLoud.map((row) => row.id)).toEqual(ofLoud.map((row) => row.id).toSorted((a, b) => a - b));
});

test('what comes after five thousand records of another tenant is taken in the very next turn', async () => {
  const [loud, quiet] = await neighbours(2);
  const put = (rows: InboxRow[]) => bench.tenancy.asSystem('records', (tx) => putRows(tx, rows));
  await put(Array.from({ length: 10 }, () => rowOf(loud!, 500)));
  await finish(await pick());
  await put([rowOf(quiet!, 1)]);
  const picked = await pick();
  expect(picked.rows.filter((row) => row.tenantId === quiet)).toHaveLength(1);
  expect(picked.rows.filter((row) => row.tenantId === loud)).toHaveLength(2);
});

test('a turn that took all there was says so, and one that may have left some does not', async () => {
  const [tenant] = await neighbours(1);
  const put = (count: number) =>
    bench.tenancy.asSystem('rows', (tx) =>
      putRows(
        tx,
        Array.from({ length: count }, () => rowOf(tenant!, 1)),
      ),
    );
  await put(250);
  const first = await pick();
  expect(first.isMore).toBe(true);
  await finish(first);
  const rest = await pick();
  expect(rest).toMatchObject({ isMore: false });
  expect(first.rows.length + rest.rows.length).toBe(250);
});

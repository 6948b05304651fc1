import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayQuarantine } from '../../../server/quarantine/replay.ts';
import { MACHINERY } from '../../../shared/node/db/audit.ts';
import type { Tx } from '../../../shared/node/db/tenancy.ts';
import { type Door, incident, openDoor } from '../../support/door.ts';
import { query } from '../../support/query.ts';

let door: Door;
let key: string;
beforeAll(async () => {
  door = await openDoor();
  key = await door.providerKey();
});
afterAll(() => door.close());

const send = (records: unknown[], headers: Record<string, string> = {}) =>
  door.send(key, { body: JSON.stringify(records), headers });
const receipt = async (id: string) => (await door.get(key, `/api/v1/ingest/receipts/${id}`)).body;
const replayIn = (tx: Tx, choice: object = {}) => replayQuarantine(tx, MACHINERY, choice, door.time.now);
const replay = (choice: object = {}) => door.tenancy.asSystem('replay', (tx) => replayIn(tx, choice));
const incidentsOf = (tenant: string) =>
  door.tenancy.asSystem('count', async (tx) => {
    const rows = await tx
      .selectFrom('incidents')
      .select('occurrences')
      .where('tenant_id', '=', tenant)
      .execute();
    return [rows.length, rows.reduce((sum, row) => sum + row.occurrences, 0)];
  });
const rule = (tenant: string, given: { kind?: string; name?: string; value: string }) =>
  door.tenancy.asSystem('rule', (tx) =>
    tx
      .insertInto('routing_rules')
      .values({
        position: 1,
        kind: 'hint',
        name: '',
        format: null,
        match: 'equals',
        ...given,
        tenant_id: tenant,
      })
      .execute(),
  );

test('a tenant that appears gets what was kept for it, once, and the receipt says so', async () => {
  const records = Array.from({ length: 30 }, () => incident({ tenant: 'late' }));
  const other = incident({ tenant: 'never' });
  const { body } = await send([...records, other]);
  expect(await receipt(body.receipt)).toMatchObject({ state: 'done', accepted: 0, quarantined: 31 });
  const tenant = await door.tenant({ slug: 'late' });
  expect(await replay()).toMatchObject({ replayed: 30, left: 0 });
  expect(await receipt(body.receipt)).toMatchObject({ state: 'pending', accepted: 30, quarantined: 1 });
  await door.drain();
  expect(await receipt(body.receipt)).toMatchObject({
    state: 'done',
    accepted: 30,
    incidents: 30,
    quarantined: 1,
    failed: 0,
  });
  expect(await incidentsOf(tenant.id)).toEqual([30, 30]);
  expect(await replay()).toMatchObject({ replayed: 0, left: 0 });
  await door.drain();
  expect(await incidentsOf(tenant.id)).toEqual([30, 30]);
  // The request itself is still answered as it was.
  expect(body).toMatchObject({ accepted: 0, quarantined: 31 });
});

test('a rule by field takes its part of a row; a rule by header finds the header of then', async () => {
  const [a, b] = [await door.tenant(), await door.tenant()];
  const records = [incident({ org: 'a' }), incident({ org: 'x' }), incident({ org: 'a' })];
  const first = (await send(records)).body;
  const second = (await send([incident()], { 'x-site': 'hq', authorization: `Bearer ${key}` })).body;
  await rule(a.id, { kind: 'field', name: '/org', value: 'a' });
  expect((await replay()).replayed).toBe(2);
  expect(await receipt(first.receipt)).toMatchObject({ accepted: 2, quarantined: 1 });
  await rule(b.id, { kind: 'header', name: 'x-site', value: 'hq' });
  expect((await replay()).replayed).toBe(1);
  await door.drain();
  expect([await incidentsOf(a.id), await incidentsOf(b.id)]).toEqual([
    [2, 2],
    [1, 1],
  ]);
  expect(await receipt(second.receipt)).toMatchObject({ incidents: 1, quarantined: 0 });
  const { rows } = await query(door.databaseUrl, `select coalesce(headers::text, '') as headers from inbox`);
  expect(rows.some(({ headers }) => headers.includes('wfk_'))).toBe(false);
});

test('concurrent replays and one that breaks off place each record exactly once', async () => {
  const tenant = await door.tenant();
  const requests = Array.from({ length: 20 }, () =>
    send(Array.from({ length: 25 }, () => incident({ org: 'many' }))),
  );
  const receipts = (await Promise.all(requests)).map(({ body }) => body.receipt as string);
  await rule(tenant.id, { kind: 'field', name: '/org', value: 'many' });
  const broken = door.tenancy.asSystem('breaks off', async (tx) => {
    await replayIn(tx);
    throw new Error('gone');
  });
  await expect(broken).rejects.toThrow('gone');
  const goes = await Promise.all(Array.from({ length: 5 }, () => replay()));
  const rest = await replay();
  expect([...goes, rest].reduce((sum, go) => sum + go.replayed, 0)).toBe(500);
  expect(rest.left).toBe(0);
  await door.drain();
  expect(await incidentsOf(tenant.id)).toEqual([500, 500]);
  for (const id of receipts) {
    expect(await receipt(id)).toMatchObject({ accepted: 25, incidents: 25, quarantined: 0 });
  }
});

test('what nobody takes does not stand in the way of what somebody does', async () => {
  const tenant = await door.tenant();
  for (let n = 0; n < 130; n++) await send([incident({ tenant: 'in-front' })]);
  await send([incident({ org: 'behind' })]);
  await rule(tenant.id, { kind: 'field', name: '/org', value: 'behind' });
  const seen: number[] = [];
  let left = Number.POSITIVE_INFINITY;
  for (let goes = 0; left > 0 && goes < 10; goes++) {
    const go = await replay();
    seen.push(go.replayed);
    left = go.left;
  }
  expect(left).toBe(0);
  expect(seen.reduce((sum, each) => sum + each, 0)).toBe(1);
});

test('a closed tenant takes nothing, and what was kept for it stays', async () => {
  await send([incident({ tenant: 'closed-one' })]);
  const { id } = await door.tenant({ slug: 'closed-one', state: 'suspended' });
  expect((await replay({ hint: 'closed-one' })).replayed).toBe(0);
  await query(door.databaseUrl, `update tenants set state = 'active' where id = $1`, [id]);
  expect((await replay({ hint: 'closed-one' })).replayed).toBe(1);
});

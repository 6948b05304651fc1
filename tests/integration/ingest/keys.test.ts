import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../../shared/node/ingest/key.ts';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const body = (...records: object[]) => JSON.stringify(records);
const countOf = (tenant: string) =>
  door.tenancy.asSystem('count', async (tx) => {
    const rows = await tx.selectFrom('incidents').select('id').where('tenant_id', '=', tenant).execute();
    return rows.length;
  });

test('no key, an unknown key and a revoked key', async () => {
  const { key } = await door.tenant();
  const send = (authorization: string) =>
    door.send(key, { body: body(incident()), headers: { authorization } });
  expect((await send('')).status).toBe(401);
  expect((await send('Basic YTpi')).status).toBe(401);
  expect((await send('Bearer wfk_unknown')).status).toBe(401);
  expect((await send(`bearer ${key}`)).status).toBe(202);
  await door.tenancy.asSystem('revoke', (tx) =>
    tx.updateTable('ingest_keys').set({ revoked_at: new Date() }).where('hash', '=', hashOf(key)).execute(),
  );
  expect((await send(`Bearer ${key}`)).status).toBe(401);
});

test("a tenant's key takes its own name and refuses another's, by field or header", async () => {
  const mine = await door.tenant();
  const other = await door.tenant();
  const answer = await door.send(mine.key, {
    body: body(
      incident({ tenant: mine.slug }),
      incident({ tenant: mine.id }),
      incident({ tenant: other.slug }),
      incident({ tenant: other.id }),
      incident({ tenant: 'nobody' }),
      incident(),
    ),
  });
  expect(answer.body.accepted).toBe(3);
  expect(answer.body.refused).toMatchObject([2, 3, 4].map((index) => ({ index, field: 'tenant' })));
  const byHeader = await door.send(mine.key, { body: body(incident()), headers: { 'x-tenant': other.slug } });
  expect(byHeader.body).toMatchObject({ accepted: 0, refused: [{ index: 0, field: 'tenant' }] });
  // Spelled so that a search of the text does not find it.
  const escaped = JSON.stringify(incident()).replace('{', `{"\\u0074enant": "${other.slug}",`);
  expect((await door.send(mine.key, { body: escaped })).body.accepted).toBe(0);
  await door.drain();
  expect(await countOf(mine.id)).toBe(3);
  expect(await countOf(other.id)).toBe(0);
});

test('a provider key finds the tenant by field, by header, and by field before header', async () => {
  const [a, b] = [await door.tenant(), await door.tenant()];
  const key = await door.providerKey();
  await door.send(key, { body: body(incident({ tenant: a.slug }), incident({ tenant: b.id })) });
  await door.send(key, { body: body(incident()), headers: { 'x-tenant': b.slug } });
  await door.send(key, { body: body(incident({ tenant: a.slug })), headers: { 'x-tenant': b.slug } });
  await door.drain();
  expect([await countOf(a.id), await countOf(b.id)]).toEqual([2, 2]);
});

test('a provider key quarantines what names no tenant we know, and keeps it', async () => {
  const known = await door.tenant();
  const key = await door.providerKey();
  const records = [incident({ tenant: 'nobody-we-know' }), incident(), incident({ tenant: known.slug })];
  const answer = await door.send(key, { body: body(...records) });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ accepted: 1, quarantined: 2, refused: [] });
  const kept = await door.tenancy.asSystem('quarantine', (tx) =>
    tx
      .selectFrom('inbox')
      .select(['tenant_id', 'tenant_hint', 'records', 'payload'])
      .where('receipt_id', '=', answer.body.receipt)
      .where('state', '=', 'quarantined')
      .orderBy('tenant_hint')
      .execute(),
  );
  expect(kept).toMatchObject([
    { tenant_id: null, tenant_hint: '', records: 1 },
    { tenant_id: null, tenant_hint: 'nobody-we-know', records: 1 },
  ]);
  expect(kept[1]!.payload).toContain(records[0]!.external_id as string);
  await door.drain();
  expect(await countOf(known.id)).toBe(1);
});

test.each(['suspended', 'offboarded'] as const)(
  'a %s tenant takes nothing by a provider key',
  async (state) => {
    const { id, slug } = await door.tenant({ state });
    const key = await door.providerKey();
    const answer = await door.send(key, { body: body(incident({ tenant: slug })) });
    expect(answer.body).toMatchObject({ accepted: 0, refused: [{ index: 0, field: 'tenant' }] });
    await door.drain();
    expect(await countOf(id)).toBe(0);
  },
);

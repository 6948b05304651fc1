import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const path = (receipt: string) => `/api/v1/ingest/receipts/${receipt}`;

test('a receipt is pending until its records are recorded, then done', async () => {
  const { key } = await door.tenant();
  const records = [incident(), { bad: true }, incident()];
  const { body } = await door.send(key, { body: JSON.stringify(records) });
  const { receipt, refused } = body;
  expect((await door.get(key, path(receipt))).body).toEqual({
    receipt,
    state: 'pending',
    accepted: 2,
    incidents: 0,
    quarantined: 0,
    failed: 0,
    refused,
  });
  await door.drain();
  expect((await door.get(key, path(receipt))).body).toMatchObject({ state: 'done', incidents: 2, refused });
});

test('a receipt is shown to the key that got it and to no other', async () => {
  const mine = await door.tenant();
  const other = await door.tenant();
  const { body } = await door.send(mine.key, { body: JSON.stringify(incident()) });
  expect((await door.get(other.key, path(body.receipt))).status).toBe(404);
  expect((await door.get('wfk_none', path(body.receipt))).status).toBe(401);
  expect((await door.get(mine.key, path(randomUUID()))).status).toBe(404);
  expect((await door.get(mine.key, path('not-a-receipt'))).status).toBe(404);
});

test('a request with many records takes several inbox rows and one receipt', async () => {
  const { key, id } = await door.tenant();
  const records = Array.from({ length: 1_201 }, () => incident());
  const { body } = await door.send(key, { body: JSON.stringify(records) });
  expect(body.accepted).toBe(1_201);
  await door.drain();
  expect((await door.get(key, path(body.receipt))).body).toMatchObject({ state: 'done', incidents: 1_201 });
  const numbers = await door.tenancy.asTenant(id, (tx) =>
    tx.selectFrom('incidents').select(['number', 'external_id']).orderBy('number').execute(),
  );
  // In the order in which they stood in the request.
  expect(numbers.map((row) => row.external_id)).toEqual(records.map((record) => record.external_id));
});

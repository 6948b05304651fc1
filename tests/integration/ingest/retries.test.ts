import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, incident, openDoor } from '../../support/door.ts';
import { query } from '../../support/query.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const headers = (name: string) => ({ 'idempotency-key': name });
const inboxOf = async (tenant: string): Promise<number> =>
  (await query(door.databaseUrl, 'select count(*)::int as n from inbox where tenant_id = $1', [tenant]))
    .rows[0].n;

test('the same body under the same Idempotency-Key is answered alike and has one effect', async () => {
  const { id, key } = await door.tenant();
  const sent = { body: JSON.stringify([incident(), { bad: true }]), headers: headers('a') };
  const first = await door.send(key, sent);
  const second = await door.send(key, sent);
  expect(first.status).toBe(202);
  expect(second).toMatchObject({ status: 202, body: first.body });
  expect(await inboxOf(id)).toBe(1);
});

test('another body under a used Idempotency-Key is a conflict', async () => {
  const { id, key } = await door.tenant();
  await door.send(key, { body: JSON.stringify(incident()), headers: headers('a') });
  const other = await door.send(key, { body: JSON.stringify(incident()), headers: headers('a') });
  expect(other).toMatchObject({ status: 409, body: { field: 'Idempotency-Key' } });
  const elsewhere = await door.tenant();
  const free = await door.send(elsewhere.key, { body: JSON.stringify(incident()), headers: headers('a') });
  expect(free.status).toBe(202);
  expect(await inboxOf(id)).toBe(1);
});

test('twenty concurrent duplicates have one effect and one answer', async () => {
  const { id, key } = await door.tenant();
  const sent = { body: JSON.stringify(incident()), headers: headers('same') };
  const answers = await Promise.all(Array.from({ length: 20 }, () => door.send(key, sent)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]));
  expect(new Set(answers.map((answer) => answer.body.receipt)).size).toBe(1);
  expect(await inboxOf(id)).toBe(1);
});

test('concurrent requests commit together, fewer transactions than requests', async () => {
  const { id, key } = await door.tenant();
  const sent = () => door.send(key, { body: JSON.stringify(incident()) });
  const answers = await Promise.all(Array.from({ length: 60 }, sent));
  expect(answers.every((answer) => answer.status === 202)).toBe(true);
  const { rows } = await query(
    door.databaseUrl,
    'select count(*)::int as n, count(distinct xmin::text)::int as commits from inbox where tenant_id = $1',
    [id],
  );
  expect(rows[0].n).toBe(60);
  expect(rows[0].commits).toBeLessThan(30);
});

test('with Postgres away: 503 with Retry-After, and once it is back nothing accepted is lost or doubled', async () => {
  const { id, key } = await door.tenant();
  const admin = Object.assign(new URL(door.databaseUrl), { pathname: '/postgres' }).href;
  const name = new URL(door.databaseUrl).pathname.slice(1);
  const allow = (yes: boolean) => query(admin, `alter database ${name} allow_connections ${yes}`);
  const requests = Array.from({ length: 30 }, () => ({
    body: JSON.stringify(incident()),
    headers: headers(randomUUID()),
  }));
  const before = requests.slice(0, 15).map((sent) => door.send(key, sent));
  await allow(false);
  await query(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  const during = await Promise.all(requests.slice(15).map((sent) => door.send(key, sent)));
  const first = await Promise.all(before);
  await allow(true);
  for (const answer of during) {
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:watchfloor:unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
  expect(first.every(({ status }) => status === 202 || status === 503)).toBe(true);
  for (const sent of requests) expect((await door.send(key, sent)).status).toBe(202);
  await door.drain();
  const stored = await door.tenancy.asSystem('stored', (tx) =>
    tx.selectFrom('incidents').select('external_id').where('tenant_id', '=', id).execute(),
  );
  expect(stored.map((row) => row.external_id).sort()).toEqual(
    requests.map(({ body }) => JSON.parse(body).external_id).sort(),
  );
  expect(await inboxOf(id)).toBe(30);
});

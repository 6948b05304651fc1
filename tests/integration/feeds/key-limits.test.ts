import { afterAll, beforeAll, expect, test } from 'vitest';
import { native, receiptOf, sendWith } from '../../support/feeds.ts';
import { Installation } from '../../support/installation.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

const KEYS = '/api/v1/tenants/mine/ingest-keys';
let house: Installation;
beforeAll(async () => {
  house = await Installation.open({ config: () => ({ trustedProxies: ['127.0.0.1'] }) });
  await house.operator.newCustomer('mine');
});
afterAll(() => house?.close());

interface Made {
  readonly id: string;
  readonly key: string;
}
const newKey = (given: object = {}) => house.operator.post<Made>(KEYS, { name: 'Sensor', ...given });
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

test('a rate is an average: a gust passes, what follows waits as long as it is told to', async () => {
  const { key } = await newKey({ rate_per_second: 10 });
  const gust = Array.from({ length: 60 }, () => native());
  expect((await sendWith(house, key, gust)).status).toBe(202);
  const next = await sendWith(house, key, native());
  expect(next.status).toBe(429);
  expect(next.body).toMatchObject({ type: 'urn:watchfloor:too_many', status: 429 });
  // Sixty of which fifty were held: ten and one more at ten a second.
  expect(Number(next.retryAfter)).toBeGreaterThanOrEqual(1);
  expect(Number(next.retryAfter)).toBeLessThanOrEqual(2);
  await until(
    'the bucket holds one again',
    async () => (await sendWith(house, key, native())).status === 202,
  );
});

test('two keys of one slot share a rate, and keys without one have none', async () => {
  const old = await newKey({ rate_per_second: 1 });
  const fresh = await house.operator.post<Made>(`${KEYS}/${old.id}/rotate`, {});
  const gust = Array.from({ length: 500 }, () => native());
  expect((await sendWith(house, old.key, gust)).status).toBe(202);
  expect((await sendWith(house, fresh.key, native())).status).toBe(429);
  const free = await newKey();
  for (let n = 0; n < 3; n++) expect((await sendWith(house, free.key, gust)).status).toBe(202);
});

test('senders elsewhere than on the list are told that they are, by the address proxies we trust tell', async () => {
  const { id, key } = await newKey({ networks: ['198.51.100.0/24', '2001:DB8::/48', '192.0.2.7'] });
  for (const address of ['198.51.100.200', '2001:db8:0:1::5', '192.0.2.7', '::ffff:192.0.2.7']) {
    expect((await sendWith(house, key, native(), from(address))).status, address).toBe(202);
  }
  for (const address of ['198.51.101.1', '2001:db9::1', '192.0.2.8']) {
    const answer = await sendWith(house, key, native(), from(address));
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain(address);
  }
  expect((await sendWith(house, key, native())).status).toBe(403);
  const { items } = await house.operator.get<{ items: Record<string, unknown>[] }>(KEYS);
  expect(items.find((each) => each.id === id)).toMatchObject({
    networks: ['198.51.100.0/24', '2001:db8::/48', '192.0.2.7'],
    last_used_from: '198.51.100.200',
  });
});

test.each([
  [{ networks: ['10.0.0.0/33'] }, 'networks'],
  [{ networks: ['example.org'] }, 'networks'],
  [{ mapping: { fields: { titel: '/name' } } }, 'mapping'],
  [{ mapping: { fields: { title: 'name' } } }, 'mapping'],
  [{ mapping: { fields: { title: { const: 'a\0b' } } } }, 'mapping'],
])('%j is refused by name', async (settings, field) => {
  const answer = await house.operator.ask('POST', KEYS, { name: 'X', ...settings });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ field });
});

test('nothing is stored after a key was revoked, also of requests that came before', async () => {
  const { id, key } = await newKey();
  const before = await sendWith(house, key, native());
  const requests = Array.from({ length: 40 }, () => sendWith(house, key, native()));
  await Promise.race(requests);
  expect((await house.operator.ask('DELETE', `${KEYS}/${id}`)).status).toBe(204);
  const stored = () =>
    query(house.config.databaseUrl, 'select count(*)::int as n from receipts where ingest_key_id = $1', [id]);
  const then = (await stored()).rows[0].n;
  const answers = await Promise.all(requests);
  expect((await stored()).rows[0].n).toBe(then);
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(then - 1);
  expect(answers.every(({ status }) => [202, 401].includes(status))).toBe(true);
  expect((await receiptOf(house, key, before.body.receipt)).status).toBe(401);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis } from '../../../cli/embedded/redis.ts';
import { createLog } from '../../../shared/node/log.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { until } from '../../support/until.ts';

const log = createLog('fatal');
/** A stopped Redis is back within the back-off of its clients, then a sweep every two seconds levels. */
const RECOVERY_MS = 20_000;

let dir: string;
let redis: Awaited<ReturnType<typeof startRedis>>;
let house: Installation;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'wf-live-'));
  redis = await startRedis(dir, log);
  house = await Installation.open({ redisUrl: redis.url });
});
afterAll(async () => {
  await house?.close();
  await redis?.close();
  rmSync(dir, { recursive: true, force: true });
});

const pings = (reader: Listener) => reader.all('ping');

test('while Redis is stopped pings go on, as_of stands still and values stay; then all catches up by itself', async () => {
  const customer = await house.operator.newCustomer('acme');
  await house.operator.settled(customer, await house.operator.report(customer, 2));
  const reader = await Listener.on(house.operator);
  await until('both incidents are seen', () => reader.cell('open_critical') === 2);
  const snapshots = reader.all('snapshot').length;
  const first = await reader.until('ping');
  await until('as_of moves', () => pings(reader).at(-1)!.as_of > first.as_of);

  await redis.close();
  const count = pings(reader).length;
  await reader.until('ping', count + 4);
  const still = pings(reader).slice(-3);
  expect(new Set(still.map((ping) => ping.as_of)).size).toBe(1);
  expect(still[2]!.at - still[0]!.at).toBeGreaterThan(1_000);
  expect(reader.cell('open_critical')).toBe(2);
  // What is accepted meanwhile lies safe in Postgres.
  const receipt = await house.operator.report(customer, 3);

  redis = await startRedis(dir, log);
  await until('as_of moves again', () => pings(reader).at(-1)!.as_of > still[2]!.as_of, RECOVERY_MS);
  await house.operator.settled(customer, receipt);
  await until('all five are seen', () => reader.cell('open_critical') === 5, RECOVERY_MS);
  expect(reader.code).toBeUndefined();
  expect(reader.all('snapshot')).toHaveLength(snapshots);
  reader.socket.close();
});

test('after FLUSHALL the numbers are right again without the client doing anything', async () => {
  const customer = await house.operator.newCustomer('borealis');
  await house.operator.settled(customer, await house.operator.report(customer, 4, { severity: 'high' }));
  const reader = await Listener.on(house.operator);
  await until('four are seen', () => reader.cell('open_high') === 4);

  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
  await house.operator.report(customer, 1, { severity: 'high' });
  await until('five are seen', () => reader.cell('open_high') === 5, RECOVERY_MS);
  const { as_of } = await reader.until('ping');
  await until('as_of moves', () => pings(reader).at(-1)!.as_of > as_of, RECOVERY_MS);

  const overview = await house.operator.overview();
  expect(overview.open.high).toBe(5);
  expect(overview.critical_open).toBe(reader.cell('open_critical'));
  expect(overview.new_24h).toBe(reader.cell('new_24h'));
  // No number was ever seen to fall on the way.
  expect(reader.all('delta').every(({ cells }) => cells.every((value, i) => i % 3 !== 2 || value >= 0))).toBe(
    true,
  );
  expect(reader.all('hello')).toHaveLength(1);
  reader.socket.close();
});

test('a tenant that is created while Redis is away is shown when it is back', async () => {
  const reader = await Listener.on(house.operator);
  await redis.close();
  await house.operator.newCustomer('corvus');
  // Two looks at the list of tenants fail to read its counters.
  await reader.until('ping', pings(reader).length + 4);
  redis = await startRedis(dir, log);
  const named = () =>
    reader
      .all('snapshot')
      .at(-1)!
      .tenants.some(({ slug }) => slug === 'corvus');
  await until('it is shown', named, RECOVERY_MS);
  reader.socket.close();
});

test('a server stops at once while Redis is away, and the next one starts when it is back', async () => {
  const before = (await house.operator.overview()).critical_open;
  await redis.close();
  const began = performance.now();
  await house.stopServer();
  expect(performance.now() - began).toBeLessThan(4_000);
  redis = await startRedis(dir, log);
  await house.startServer();
  const reader = await Listener.on(house.operator);
  expect(reader.cell('open_critical')).toBe(before);
  reader.socket.close();
});

import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { HOUR_MS, SECOND_MS } from '../../../shared/domain/clock.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

/** Enough that a snapshot is some 200 kB, so that as many as one heartbeat allows fill any socket buffer. */
const TENANTS = 1_000;
const ASKS = 2_000;

/** Moves the server's clock without waiting: it takes its time from `Date.now`. */
let ahead = 0;
let house: Installation;
beforeAll(async () => {
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  house = await Installation.open();
  await query(
    house.config.databaseUrl,
    `insert into tenants (slug, name) select 'tenant-' || n, 'Tenant ' || n from generate_series(1, ${TENANTS}) n`,
  );
});
afterEach(() => {
  ahead = 0;
});
afterAll(async () => {
  await house?.close();
  vi.restoreAllMocks();
});

test('a reader that stops reading is closed with 4008, and its neighbour misses nothing', async () => {
  const customer = await house.operator.newCustomer('acme');
  const neighbour = await Listener.on(house.operator);
  await until('all tenants are seen', () => neighbour.cell('customers') === TENANTS + 1);
  const stuck = await Listener.on(house.operator);
  stuck.socket.pause();
  for (let i = 0; i < ASKS; i++) {
    stuck.subscribe();
    // Asked in one breath they would be answered once.
    await turn();
  }

  // Its buffers are full; the neighbour goes on.
  await neighbour.until('ping', neighbour.all('ping').length + 3);
  await house.operator.report(customer, 2);
  ahead = 11 * SECOND_MS;
  await neighbour.until('ping', neighbour.all('ping').length + 2);
  await house.operator.report(customer, 1);
  await until('the neighbour sees three', () => neighbour.cell('open_critical') === 3);
  expect(neighbour.code).toBeUndefined();

  stuck.socket.resume();
  expect(await stuck.closed()).toBe(4008);
  // What it was sent before is what its buffers held: far less than it asked for.
  expect(stuck.all('snapshot').length).toBeLessThan(ASKS / 4);
  neighbour.socket.close();
});

test('when the session ends the socket is closed with 4001', async () => {
  const reader = await Listener.on(house.operator);
  ahead = 13 * HOUR_MS;
  expect(await reader.closed()).toBe(4001);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';

/** A container runtime allows ten seconds; readers that do not answer a goodbye are cut off after one. */
const STOP_MS = 4_000;

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

test('a server that stops says bye, closes with 1012 and is gone soon, whatever its readers do', async () => {
  const readers = await Promise.all([1, 2, 3].map(() => Listener.on(house.operator)));
  const deaf = await Listener.on(house.operator);
  deaf.socket.pause();
  const began = performance.now();
  await house.stopServer();
  expect(performance.now() - began).toBeLessThan(STOP_MS);
  for (const reader of readers) {
    expect(await reader.closed()).toBe(1012);
    const bye = reader.frames.at(-1)!;
    expect(bye).toMatchObject({ type: 'bye', reason: 'restart' });
    if (bye.type === 'bye') expect(bye.retry_ms).toBeGreaterThan(0);
  }
  deaf.socket.terminate();
});

test('the next server on the same address counts what came before and has an epoch of its own', async () => {
  await house.startServer();
  const customer = await house.operator.newCustomer('acme');
  await house.operator.settled(customer, await house.operator.report(customer, 2));
  const before = await Listener.on(house.operator);
  await house.stopServer();
  await house.startServer();
  const after = await Listener.on(house.operator);
  expect(after.cell('open_critical')).toBe(2);
  expect(after.all('hello')[0]!.epoch).not.toBe(before.all('hello')[0]!.epoch);
  expect(after.all('snapshot')[0]!.epoch).not.toBe(before.all('snapshot')[0]!.epoch);
  after.socket.close();
});

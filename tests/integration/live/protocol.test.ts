import { Compile } from 'typebox/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CUSTOMERS_COLUMN, column, scopeColumns, tenantColumns } from '../../../shared/domain/metric.ts';
import { ServerFrame } from '../../../shared/wire/live.ts';
import { PROTOCOL } from '../../../shared/wire/live-words.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer } from '../../support/operator.ts';
import { until } from '../../support/until.ts';

const isServerFrame = Compile(ServerFrame);
/** Both clocks are this machine's; a frame is under way for less than this even when it is busy. */
const NEAR_MS = 5_000;
const RISK = column('risk');

let house: Installation;
let acme: Customer;
let borealis: Customer;
beforeAll(async () => {
  house = await Installation.open();
  acme = await house.operator.newCustomer('acme');
  borealis = await house.operator.newCustomer('borealis');
});
afterAll(() => house?.close());

const sumsUp = ({ rows }: Listener) =>
  rows[0]!
    .slice(0, CUSTOMERS_COLUMN)
    .every((value, at) => at === RISK || value === rows.slice(1).reduce((sum, row) => sum + row[at]!, 0));

test('hello, subscribe, snapshot, delta: every frame keeps to the schema, values are absolute, row 0 is the sum', async () => {
  const reader = new Listener(house.operator);
  const hello = await reader.until('hello');
  expect(hello).toMatchObject({ protocol: PROTOCOL, heartbeat_ms: 1_000 });
  expect(hello.tenant_columns).toEqual(tenantColumns);
  expect(hello.scope_columns).toEqual(scopeColumns);
  expect(reader.all('snapshot')).toEqual([]);

  reader.subscribe();
  await reader.until('snapshot');
  // The list of tenants follows their creation at a bounded rate.
  await until('both are listed', () => reader.cell('customers') === 2);
  const { tenants } = await reader.until('snapshot');
  expect(tenants.map(({ slug }) => slug).toSorted()).toEqual(['acme', 'borealis']);
  expect(tenants.map(({ row }) => row)).toEqual([1, 2]);

  const rowOf = (customer: Customer) => tenants.find(({ id }) => id === customer.id)!.row;
  await house.operator.report(acme, 3);
  await until('three are seen', () => reader.cell('open_critical') === 3);
  await house.operator.report(borealis, 2);
  await house.operator.report(acme, 1);
  await until('six are seen', () => reader.cell('open_critical') === 6);
  expect(reader.cell('open_critical', rowOf(acme))).toBe(4);
  expect(reader.cell('new_24h', rowOf(borealis))).toBe(2);
  expect(reader.cell('risk', rowOf(acme))).toBeGreaterThan(0);
  expect(sumsUp(reader)).toBe(true);

  await reader.until('ping', 2);
  for (const [index, frame] of reader.frames.entries()) {
    expect(isServerFrame.Check(frame), JSON.stringify(frame).slice(0, 200)).toBe(true);
    if ('at' in frame) expect(Math.abs(frame.at - reader.heardAt[index]!)).toBeLessThan(NEAR_MS);
    if ('as_of' in frame) expect(Math.abs(frame.as_of - reader.heardAt[index]!)).toBeLessThan(NEAR_MS);
  }
  reader.socket.close();
});

test('a scope of one tenant shows that tenant alone, by slug or id', async () => {
  for (const name of [borealis.slug, borealis.id]) {
    const reader = await Listener.on(house.operator, name);
    expect(reader.all('snapshot')[0]!.tenants.map(({ id }) => id)).toEqual([borealis.id]);
    expect(reader.rows).toHaveLength(2);
    expect(sumsUp(reader)).toBe(true);
    expect(reader.cell('customers')).toBe(1);
    const before = reader.cell('open_critical');
    await house.operator.settled(acme, await house.operator.report(acme));
    await house.operator.report(borealis);
    await until('its own is seen', () => reader.cell('open_critical') === before + 1);
    const rows = reader.all('delta').flatMap(({ cells }) => cells.filter((_, i) => i % 3 === 0));
    expect(Math.max(...rows)).toBe(1);
    reader.socket.close();
  }
});

test('a burst comes as at most 20 deltas a second and ends at the right number', async () => {
  const reader = await Listener.on(house.operator);
  const before = reader.cell('open_high');
  const burst = Array.from({ length: 60 }, (_, n) =>
    house.operator.report(n % 2 ? acme : borealis, 5, { severity: 'high' }),
  );
  await Promise.all(burst);
  await until('all are seen', () => reader.cell('open_high') === before + 300, 20_000);
  const at = reader.all('delta').map((delta) => delta.at);
  // A frame that waited for a heartbeat to be taken may fall into the next second.
  for (const start of at) {
    expect(at.filter((later) => later >= start && later < start + 1_000).length).toBeLessThanOrEqual(21);
  }
  expect((await house.operator.overview()).open.high).toBe(before + 300);
  reader.socket.close();
});

test('a new tenant and a changed one come as a snapshot on the same socket', async () => {
  const reader = await Listener.on(house.operator);
  await house.operator.newCustomer('corvus', { state: 'trial' });
  await until('it is there', () => reader.all('snapshot').at(-1)!.tenants.length === 3);
  expect(reader.cell('customers')).toBe(2);
  expect(reader.all('hello')).toHaveLength(1);
  reader.socket.close();
});

test('an unknown tenant closes with 4501, what is no frame with 4500', async () => {
  const asking = new Listener(house.operator);
  await asking.until('hello');
  asking.subscribe('nobody');
  expect(await asking.closed()).toBe(4501);
  for (const text of [
    '{',
    '[]',
    '{"type":"subscribe"}',
    '{"type":"subscribe","view":"overview","scope":[]}',
  ]) {
    const reader = new Listener(house.operator);
    await reader.until('hello');
    reader.socket.send(text);
    expect(await reader.closed(), text).toBe(4500);
  }
});

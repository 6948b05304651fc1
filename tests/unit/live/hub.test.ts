import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { column } from '../../../shared/domain/metric.ts';
import type { Delta, Snapshot } from '../../../shared/wire/live.ts';
import { openStage } from './stage.ts';
import { analyst, TENANTS } from './world.ts';

const CRITICAL = column('open_critical');

beforeEach(() => {
  const toFake = ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  vi.useFakeTimers({ now: Date.UTC(2026, 4, 30, 12), toFake: [...toFake] });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

type Plugged = ReturnType<ReturnType<typeof openStage>['plug']>;
const deltas = ({ frames }: Plugged) => frames.filter((frame): frame is Delta => frame.type === 'delta');
const snapshots = ({ frames }: Plugged) =>
  frames.filter((frame): frame is Snapshot => frame.type === 'snapshot');

test('a burst becomes at most 20 deltas a second, however many ask over HTTP meanwhile', () => {
  const { plug, arrive, hub } = openStage();
  const reader = plug();
  reader.subscribe();
  for (let ms = 0; ms < 5_000; ms += 5) {
    arrive(ms % 2);
    hub.look({ kind: 'all' });
    vi.advanceTimersByTime(5);
    reader.link.settle();
  }
  const at = deltas(reader).map((delta) => delta.at);
  expect(at.length).toBeGreaterThan(90);
  expect(at.length).toBeLessThanOrEqual(101);
  // One that had to wait for a heartbeat to be taken may fall into the next second.
  for (const [index, start] of at.entries()) {
    expect(at.slice(index).filter((later) => later < start + 1_000).length).toBeLessThanOrEqual(21);
  }
  vi.advanceTimersByTime(1_000);
  expect(deltas(reader).at(-1)!.cells).toContain(1_000);
});

test('a reader that asks a hundred times without reading is owed one frame, and then the newest state', () => {
  const { plug, arrive } = openStage();
  const reader = plug();
  for (let i = 0; i < 100; i++) {
    reader.subscribe();
    arrive(0);
    vi.advanceTimersByTime(20);
  }
  expect(reader.link.inFlight).toBe(1);
  expect(snapshots(reader)).toHaveLength(1);
  reader.link.settle();
  expect(snapshots(reader)).toHaveLength(2);
  expect(snapshots(reader).at(-1)!.rows[0]![CRITICAL]).toBe(100);
});

test('after another scope was asked for, nothing of the first one is sent', () => {
  const { plug, arrive } = openStage();
  const neighbour = plug();
  neighbour.subscribe(TENANTS[0]!.slug);
  const reader = plug();
  reader.subscribe(TENANTS[0]!.slug);
  reader.subscribe(TENANTS[1]!.slug);
  arrive(0);
  vi.advanceTimersByTime(100);
  reader.link.settle();
  expect(
    snapshots(reader)
      .at(-1)!
      .tenants.map(({ slug }) => slug),
  ).toEqual([TENANTS[1]!.slug]);
  expect(deltas(reader)).toEqual([]);
});

test('a reader of one tenant cannot ask for another, nor see it by asking for all', () => {
  const { plug, arrive } = openStage({ access: analyst({ kind: 'tenants', ids: [TENANTS[0]!.id] }) });
  for (const foreign of [TENANTS[1]!.slug, TENANTS[1]!.id]) {
    const curious = plug();
    curious.subscribe(TENANTS[0]!.slug, foreign);
    curious.link.settle();
    expect(curious.codes).toEqual([4501]);
    expect(curious.frames.map(({ type }) => type)).toEqual(['hello']);
  }
  const reader = plug();
  reader.subscribe();
  reader.link.settle();
  arrive(1);
  vi.advanceTimersByTime(100);
  expect(snapshots(reader)[0]!.tenants.map(({ id }) => id)).toEqual([TENANTS[0]!.id]);
  expect(deltas(reader)).toEqual([]);
});

test('no version comes twice, whatever is shown: a frame that was lost is always missed', () => {
  const { plug, arrive, mirror, hub } = openStage();
  const rename = (turn: number) => {
    mirror.setTenants(TENANTS.slice(0, 2).map((tenant) => ({ ...tenant, name: `Renamed ${turn}` })));
    hub.reshape();
  };
  const readers = [plug(), plug()];
  readers[1]!.subscribe(TENANTS[1]!.slug);
  for (let turn = 0; turn < 6; turn++) {
    if (turn % 2 === 0) readers[0]!.subscribe(...(turn % 4 === 0 ? [] : [TENANTS[0]!.slug]));
    else rename(turn);
    for (const reader of readers) reader.link.settle();
    arrive(turn % 2);
    vi.advanceTimersByTime(100);
    for (const reader of readers) reader.link.settle();
  }
  const given = readers.flatMap((reader) => [
    ...new Set([...snapshots(reader).map(({ version }) => version), ...deltas(reader).map(({ to }) => to)]),
  ]);
  expect(new Set(given).size).toBe(given.length);
  expect(given.length).toBeGreaterThan(12);
});

test('a reader that takes nothing is closed after ten seconds; its neighbour misses nothing', () => {
  const { plug, arrive } = openStage();
  const [stalled, healthy] = [plug(), plug()];
  stalled.link.settle();
  for (const reader of [stalled, healthy]) reader.subscribe();
  for (let second = 0; second < 12; second++) {
    arrive(0);
    vi.advanceTimersByTime(1_000);
    healthy.link.settle();
    healthy.say({ type: 'pong', at: 0 });
    expect(stalled.link.inFlight).toBeLessThanOrEqual(1);
  }
  stalled.link.settle();
  expect(stalled.codes).toEqual([4008]);
  expect(stalled.frames.map(({ type }) => type)).toEqual(['hello', 'snapshot']);
  expect(healthy.codes).toEqual([]);
  expect(deltas(healthy)).toHaveLength(12);
  expect(deltas(healthy).at(-1)!.cells).toContain(12);
});

test('a session that ends closes its sockets with 4001; a reader silent for 30 s is cut off', () => {
  const { plug, hub } = openStage({ expiresAt: Date.now() + 5_000 });
  const reader = plug();
  reader.subscribe();
  vi.advanceTimersByTime(7_000);
  reader.link.settle();
  expect(reader.codes).toEqual([4001]);
  expect(hub.readers).toBe(0);

  const silent = openStage().plug();
  vi.advanceTimersByTime(32_000);
  expect(silent.codes).toEqual([1006]);
});

test('a goodbye always allows to come back', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const reader = openStage().plug();
  reader.farewell();
  reader.link.settle();
  expect(reader.frames.at(-1)).toMatchObject({ type: 'bye', reason: 'restart', retry_ms: 1 });
  expect(reader.codes).toEqual([1012]);
  vi.restoreAllMocks();
});

test('a window falls with time alone', () => {
  const { plug, arrive } = openStage();
  const reader = plug();
  arrive(0);
  reader.subscribe();
  const settle = () => {
    vi.advanceTimersByTime(1_100);
    reader.link.settle();
  };
  settle();
  vi.setSystemTime(Date.now() + 24 * 3_600_000 + 60_000);
  reader.say({ type: 'pong', at: 0 });
  settle();
  const cells = deltas(reader).at(-1)!.cells;
  const triples = Array.from({ length: cells.length / 3 }, (_, i) => cells.slice(3 * i, 3 * i + 3));
  expect(triples).toContainEqual([0, column('new_24h'), 0]);
  expect(triples).toContainEqual([1, column('new_24h'), 0]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Tags, Versions } from '../../../server/live/versions.ts';
import type { Delta, Ping } from '../../../shared/wire/live.ts';
import { openStage } from './stage.ts';
import { analyst, TENANTS } from './world.ts';

const OWN = TENANTS[0]!;
const OTHER = TENANTS[1]!;
/** What a version holds besides its instant. */
const TAGS = 2 ** 14;

beforeEach(() => {
  const toFake = ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  vi.useFakeTimers({ now: Date.UTC(2026, 4, 30, 12, 0, 10), toFake: [...toFake] });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** Five changes of one's own, and between them as many of another's as are asked for. */
function watch(others: number) {
  const stage = openStage({ access: analyst({ kind: 'tenants', ids: [OWN.id] }) });
  const reader = stage.plug();
  reader.subscribe();
  for (let n = 0; n < 5; n++) {
    stage.arrive(0);
    vi.advanceTimersByTime(500);
    reader.link.settle();
    for (let other = 0; other < others; other++) stage.arrive(1);
    vi.advanceTimersByTime(500);
    reader.link.settle();
    reader.say({ type: 'pong', at: 0 });
  }
  stage.hub.close();
  return [...reader.frames];
}

const instants = (frames: ReturnType<typeof watch>): number[] =>
  frames.flatMap((frame) =>
    'version' in frame ? [frame.version] : frame.type === 'delta' ? [frame.to] : [],
  );

test('a reader’s frames are the same, version for version, however busy the tenants are that it does not see', () => {
  const began = Date.now();
  const quiet = watch(0);
  vi.setSystemTime(began);
  const busy = watch(200);
  expect(busy.map(({ type }) => type)).toEqual(quiet.map(({ type }) => type));
  const spelled = (frames: typeof quiet) => instants(frames).map((version) => Math.floor(version / TAGS));
  expect(spelled(busy)).toEqual(spelled(quiet));
  // One number for all versions of a view: its tag.
  expect(new Set(instants(busy).map((version) => version % TAGS)).size).toBe(1);
});

test('its versions stand still while only others move', () => {
  const stage = openStage({ access: analyst({ kind: 'tenants', ids: [OWN.id] }) });
  const reader = stage.plug();
  const all = stage.plug();
  all.live.renew({ access: analyst({ kind: 'all' }), expiresAt: Number.POSITIVE_INFINITY });
  for (const each of [reader, all]) each.subscribe();
  for (let n = 0; n < 50; n++) {
    stage.arrive(1);
    vi.advanceTimersByTime(100);
    for (const each of [reader, all]) each.link.settle();
  }
  expect(new Set(instants(reader.frames)).size).toBe(1);
  expect(all.frames.filter((frame): frame is Delta => frame.type === 'delta').length).toBeGreaterThan(40);
});

test('a change of a tenant that it does not see is no snapshot to it', () => {
  const { mirror, hub, plug } = openStage({ access: analyst({ kind: 'tenants', ids: [OWN.id] }) });
  const reader = plug();
  reader.subscribe();
  reader.link.settle();
  const snapshots = () => {
    hub.reshape();
    reader.link.settle();
    return reader.frames.filter(({ type }) => type === 'snapshot').length;
  };
  mirror.setTenants([OWN, { ...OTHER, name: 'Renamed' }]);
  expect(snapshots()).toBe(1);
  mirror.setTenants([OWN, OTHER, TENANTS[2]!]);
  expect(snapshots()).toBe(1);
  mirror.setTenants([{ ...OWN, name: 'Renamed' }]);
  expect(snapshots()).toBe(2);
});

test('a heartbeat tells how long one’s own records wait, and no one else’s; nor when the stream was last read', () => {
  const { plug, currency } = openStage();
  const [all, one] = [plug(), plug()];
  one.live.renew({
    access: analyst({ kind: 'tenants', ids: [OWN.id] }),
    expiresAt: Number.POSITIVE_INFINITY,
  });
  for (const each of [all, one]) each.subscribe();
  const beat = (ownMs: number, otherMs: number, readMs: number) => {
    const next = Date.now() + 1_000;
    currency.waiting = new Map([
      [OWN.id, next - ownMs],
      [OTHER.id, next - otherMs],
    ]);
    currency.asOf = next - readMs;
    for (const each of [all, one]) each.link.settle();
    vi.advanceTimersByTime(1_000);
    for (const each of [all, one]) each.link.settle();
    return [all, one].map(({ frames }) => {
      const { at, as_of, waiting } = frames.findLast((frame): frame is Ping => frame.type === 'ping')!;
      return { waiting, ageMs: at - as_of };
    });
  };
  expect(beat(200, 9_000, 0)).toEqual([
    { waiting: 9_000, ageMs: 0 },
    { waiting: 200, ageMs: 600 },
  ]);
  expect(beat(200, 100, 450)).toEqual([
    { waiting: 200, ageMs: 450 },
    { waiting: 200, ageMs: 600 },
  ]);
  // That the numbers are old is told to everyone.
  expect(beat(0, 0, 7_000)[1]).toEqual({ waiting: 0, ageMs: 7_000 });
});

test('versions rise over all views by the clock, and no two views share one', () => {
  const tags = new Tags();
  let now = 0;
  const views = Array.from({ length: 50 }, () => new Versions(tags.take(), () => now));
  const given: number[] = [];
  for (let turn = 0; turn < 20; turn++, now += turn % 3) for (const view of views) given.push(view.next());
  expect(new Set(given).size).toBe(given.length);
  for (const view of views) expect(view.next()).toBeGreaterThan(now * TAGS);
  now += 1_000;
  expect(views[0]!.next()).toBeGreaterThan(Math.max(...given));
});

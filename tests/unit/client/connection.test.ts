import { describe, expect, test } from 'vitest';
import { CLOSE } from '../../../shared/wire/live-words.ts';
import { createWorld, delta, hello, ping, snapshot } from './world.ts';

const rows = [
  [10, 20],
  [4, 5],
  [6, 15],
];

function live(version = 7) {
  const world = createWorld();
  world.hear(hello(world));
  world.hear(snapshot(world, version, rows));
  world.paint();
  return world;
}

const shown = (world: ReturnType<typeof live>, row: number) => [...world.store.peek(row).slice(0, 2)];

describe('an unbroken chain', () => {
  test('hello is answered by one subscription, and the snapshot is shown at the next frame', () => {
    const world = createWorld();
    world.hear(hello(world));
    expect(world.socket().sent).toEqual([{ type: 'subscribe', view: 'overview' }]);
    world.hear(snapshot(world, 7, rows));
    expect(world.store.ready()).toBe(false);
    world.paint();
    expect(world.store.ready()).toBe(true);
    expect(world.store.tenants().map((tenant) => tenant.slug)).toEqual(['acme', 'borealis']);
    expect(shown(world, 2)).toEqual([6, 15]);
    expect(world.phases).toEqual(['connecting', 'live']);
  });

  test('deltas are absolute and the newest of one frame wins', () => {
    const world = live();
    world.hear(delta(world, 7, 8, [1, 0, 5, 0, 0, 11]));
    world.hear(delta(world, 8, 9, [1, 0, 6]));
    expect(shown(world, 1)).toEqual([4, 5]);
    world.paint();
    expect(shown(world, 1)).toEqual([6, 5]);
    expect(shown(world, 0)).toEqual([11, 20]);
  });

  test('a delta heard twice or late changes nothing', () => {
    const world = live();
    world.hear(delta(world, 7, 8, [1, 0, 5]));
    world.hear(delta(world, 8, 9, [1, 0, 6]));
    world.hear(delta(world, 7, 8, [1, 0, 5]));
    world.paint();
    expect(shown(world, 1)).toEqual([6, 5]);
    expect(world.socket().subscriptions()).toBe(1);
  });

  test('an older snapshot of the same epoch never turns numbers back, one of a new epoch always counts', () => {
    const world = live();
    world.hear(snapshot(world, 6, [[0], [0], [0]]));
    world.paint();
    expect(shown(world, 1)).toEqual([4, 5]);
    world.hear(snapshot(world, 1, [[1], [1]], 'e2'));
    world.paint();
    expect(shown(world, 1)).toEqual([1, 0]);
    expect(world.store.tenants()).toHaveLength(1);
  });
});

describe('a broken chain', () => {
  test('a gap asks for a snapshot and shows nothing of what follows until it comes', () => {
    const world = live();
    world.hear(delta(world, 8, 9, [1, 0, 99]));
    world.hear(delta(world, 9, 10, [1, 0, 98]));
    world.paint();
    expect(shown(world, 1)).toEqual([4, 5]);
    expect(world.socket().subscriptions()).toBe(2);
    world.hear(snapshot(world, 10, [[10], [98]]));
    world.hear(delta(world, 10, 11, [1, 0, 97]));
    world.paint();
    expect(shown(world, 1)[0]).toBe(97);
  });

  test('a lost last delta is found by the heartbeat after the next', () => {
    const world = live();
    world.hear(ping(world, 8));
    expect(world.socket().subscriptions()).toBe(1);
    world.pass(1_000);
    world.hear(ping(world, 8));
    expect(world.socket().subscriptions()).toBe(2);
  });

  test('a lost snapshot is asked for again', () => {
    const world = createWorld();
    world.hear(hello(world));
    for (let beat = 0; beat < 4; beat++) {
      world.pass(1_000);
      world.hear(ping(world, 3));
    }
    expect(world.socket().subscriptions()).toBe(2);
  });

  test('a heartbeat does not make numbers young while the chain is broken', () => {
    const world = live();
    world.hear(delta(world, 8, 9, []));
    world.pass(2_000);
    world.hear(ping(world, 9));
    expect(world.connection.age()).toBe(2_000);
  });

  test('a dropped tenant is forgotten at once, and pending cells of it do not come back', () => {
    const world = live();
    world.hear(delta(world, 7, 8, [2, 0, 77]));
    world.hear({ type: 'drop', tenant: 't2' });
    expect(world.store.tenants().map((tenant) => tenant.id)).toEqual(['t1']);
    expect(shown(world, 2)).toEqual([0, 0]);
    world.hear(delta(world, 8, 9, [2, 0, 78]));
    world.paint();
    expect(shown(world, 2)).toEqual([0, 0]);
  });
});

describe('age', () => {
  test('grows without heartbeats and falls with them', () => {
    const world = live();
    world.pass(3_000);
    expect(world.connection.age()).toBe(3_000);
    world.hear(ping(world, 7));
    expect(world.connection.age()).toBe(0);
  });

  test('grows when the server lives but its numbers do not', () => {
    const world = live();
    const asOf = world.now();
    world.pass(6_000);
    world.hear(ping(world, 7, asOf));
    expect(world.connection.age()).toBe(6_000);
  });

  test('is measured by the server’s clock, whatever ours says', () => {
    const world = createWorld();
    const skew = 3_600_000;
    world.hear({ ...hello(world), at: world.now() + skew } as never);
    const there = { at: world.now() + skew, as_of: world.now() + skew - 400 };
    world.hear({ ...snapshot(world, 1, rows), ...there } as never);
    expect(world.connection.age()).toBe(400);
    expect(world.connection.serverNow()).toBe(world.now() + skew);
  });
});

describe('answering the heartbeat', () => {
  const pongs = (world: ReturnType<typeof live>) =>
    world.socket().sent.flatMap((frame) => (frame.type === 'pong' ? [frame.at] : []));

  test('the first ping of a socket is answered, then one every ten seconds', () => {
    const world = live();
    const start = world.now();
    for (let beat = 0; beat < 25; beat++) {
      world.hear(ping(world, 7));
      world.pass(1_000);
    }
    expect(pongs(world)).toEqual([start, start + 10_000, start + 20_000]);
    world.socket().lose();
    world.pass(500);
    world.hear(ping(world, 7));
    expect(pongs(world)).toEqual([world.now()]);
  });
});

describe('coming back', () => {
  test('waits a random share of a ceiling that doubles, and starts over once a snapshot came', () => {
    const world = createWorld(() => 0.999);
    for (const ceiling of [500, 1_000, 2_000]) {
      const opened = world.sockets.length;
      world.socket().lose();
      world.pass(ceiling * 0.99);
      expect(world.sockets).toHaveLength(opened);
      world.pass(ceiling * 0.01);
      expect(world.sockets).toHaveLength(opened + 1);
    }
    world.hear(hello(world));
    world.hear(snapshot(world, 1, rows));
    world.socket().lose();
    world.pass(500);
    expect(world.sockets).toHaveLength(5);
  });

  test('keeps the last numbers and never calls them live before a new snapshot', () => {
    const world = live();
    world.socket().lose();
    world.pass(500);
    world.hear(hello(world));
    world.hear(delta(world, 7, 8, [1, 0, 50]));
    world.paint();
    expect(shown(world, 1)).toEqual([4, 5]);
    expect(world.phases.at(-1)).toBe('connecting');
  });

  test('comes back exactly when a goodbye says', () => {
    const world = live();
    world.hear({ type: 'bye', reason: 'restart', retry_ms: 2_345 });
    world.socket().lose(1012);
    world.pass(2_344);
    expect(world.sockets).toHaveLength(1);
    world.pass(1);
    expect(world.sockets).toHaveLength(2);
  });

  test.each([
    [CLOSE.expired, 'expired'],
    [CLOSE.forbidden, 'refused'],
    [CLOSE.badFrame, 'refused'],
  ] as const)('does not come back after %i', (code, phase) => {
    const world = live();
    world.socket().lose(code);
    world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    expect(world.phases.at(-1)).toBe(phase);
  });

  test('does not come back when told not to, nor to a server of another protocol', () => {
    const told = live();
    told.hear({ type: 'bye', reason: 'gone', retry_ms: 0 });
    told.socket().lose(1000);
    told.pass(60_000);
    expect([told.sockets.length, told.phases.at(-1)]).toEqual([1, 'ended']);
    const newer = createWorld();
    newer.hear(hello(newer, 99));
    newer.pass(60_000);
    expect([newer.sockets.length, newer.phases.at(-1)]).toEqual([1, 'outdated']);
  });

  test('gives a silent socket up', () => {
    const world = live();
    const silent = world.socket();
    world.pass(15_000);
    expect(silent.closed).toBe(true);
    expect(world.sockets.length).toBeGreaterThan(1);
  });

  test('close ends it for good', () => {
    const world = live();
    world.connection.close();
    world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    expect(world.socket().closed).toBe(true);
  });
});

describe('turning to another view', () => {
  const tenant = { type: 'subscribe', view: 'tenant', scope: ['borealis'] } as const;

  test('asks on the same socket, and shows nothing until the answer', () => {
    const world = live();
    world.connection.show({ ...tenant, scope: [...tenant.scope] });
    expect(world.sockets).toHaveLength(1);
    expect(world.socket().sent.at(-1)).toEqual(tenant);
    expect(world.connection.age()).toBeUndefined();
    world.hear(delta(world, 7, 8, [1, 0, 99]));
    world.paint();
    expect(shown(world, 1)).toEqual([4, 5]);
  });

  test('what answers the view before is not taken for this one', () => {
    const world = live();
    world.connection.show({ ...tenant, scope: [...tenant.scope] });
    world.hear(snapshot(world, 9, [[10], [10]]));
    world.paint();
    expect(world.store.tenants().map(({ slug }) => slug)).toEqual(['acme', 'borealis']);
  });

  test('versions of two views say nothing about each other', () => {
    const world = live(40);
    world.connection.show({ type: 'subscribe', view: 'overview' });
    world.hear(snapshot(world, 41, [[1], [1]]));
    world.hear(snapshot(world, 12, [[2], [2]]));
    world.hear(delta(world, 12, 13, [1, 0, 3]));
    world.paint();
    expect(shown(world, 1)).toEqual([3, 0]);
  });

  test('without a wish there is no socket; a wish opens one, also after a refusal', () => {
    const world = createWorld(undefined, null);
    expect(world.sockets).toHaveLength(0);
    world.connection.show({ type: 'subscribe', view: 'overview' });
    world.hear(hello(world));
    expect(world.socket().subscriptions()).toBe(1);
    world.socket().lose(CLOSE.forbidden);
    expect(world.phases.at(-1)).toBe('refused');
    world.connection.show({ ...tenant, scope: [...tenant.scope] });
    world.hear(hello(world));
    expect(world.sockets).toHaveLength(2);
    expect(world.socket().sent).toEqual([tenant]);
  });
});

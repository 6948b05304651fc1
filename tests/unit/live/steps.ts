import fc from 'fast-check';
import { vi } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/clock.ts';
import { modules, severities } from '../../../shared/domain/incident.ts';
import type { Facts } from '../../../shared/domain/tally.ts';
import { LASTING, TENANTS, type World } from './world.ts';

/** One thing that happens. `toString` names it in a counter-example. */
export interface Step {
  run(world: World): void;
  toString(): string;
}

const step = <T>(name: string, given: fc.Arbitrary<T>, run: (world: World, value: T) => void) =>
  given.map(
    (value): Step => ({
      run: (world) => run(world, value),
      toString: () => `${name}(${fc.stringify(value)})`,
    }),
  );

const tenant = fc.nat(TENANTS.length - 1);
const age = fc.oneof(
  fc.nat(3 * MINUTE_MS),
  fc.nat(2 * HOUR_MS),
  fc.integer({ min: DAY_MS - 5 * MINUTE_MS, max: DAY_MS + MINUTE_MS }),
  fc.nat(40 * DAY_MS),
);
const found = fc.record({
  severity: fc.constantFrom(...severities),
  module: fc.constantFrom(...modules),
  assigned: fc.boolean(),
  age,
});

const arrive = step(
  'arrive',
  fc.tuple(tenant, fc.array(found, { minLength: 1, maxLength: 4 })),
  (world, [n, all]) => {
    const now = world.now();
    const edits = all.map(({ age, ...rest }) => ({
      facts: { ...rest, status: 'open', detectedAt: now - age, closedAt: null } satisfies Facts,
    }));
    world.stream.push(world.ledgers[n]!.commit(edits, now));
  },
);

const change = step(
  'change',
  fc.tuple(tenant, fc.nat(30), found, fc.boolean()),
  (world, [n, which, to, close]) => {
    const ledger = world.ledgers[n]!;
    if (ledger.incidents.length === 0) return;
    const index = which % ledger.incidents.length;
    const { severity, module, assigned } = to;
    const was = ledger.incidents[index]!;
    const facts: Facts = close
      ? { ...was, status: 'closed', closedAt: world.now() }
      : { ...was, severity, module, assigned, status: 'in_progress', closedAt: null };
    world.stream.push(ledger.commit([{ index, facts }], world.now()));
  },
);

const rebuild = step('rebuild', tenant, (world, n) => {
  world.stream.push(world.ledgers[n]!.rebuild(world.now()));
});

const toggle = step(
  'tenant comes or goes',
  fc.integer({ min: LASTING, max: TENANTS.length - 1 }),
  (world, n) => {
    if (!world.listed.delete(n)) world.listed.add(n);
    world.reshape();
  },
);

const follow = step('follow', fc.integer({ min: 1, max: 8 }), (world, count) => {
  for (const entry of world.stream.splice(0, count)) world.follow(entry);
});
const loseEntry = step('lose a stream entry', fc.constant(0), (world) => void world.stream.shift());
const repeatEntry = step('repeat a stream entry', fc.nat(3), (world, after) => {
  if (world.stream[0]) world.stream.splice(after + 1, 0, world.stream[0]);
});
const swapEntries = step('reorder the stream', fc.constant(0), (world) => void world.stream.reverse());

const clock = step(
  'clock',
  fc.oneof(fc.nat(3_000), fc.nat(2 * MINUTE_MS), fc.nat(2 * HOUR_MS), fc.constant(DAY_MS)),
  (world, ms) => {
    // Beyond a moment nothing but time passes, so the timers need not fire for each second of it.
    if (ms > 3_000) vi.setSystemTime(world.now() + ms - 3_000);
    vi.advanceTimersByTime(Math.min(ms, 3_000));
  },
);
const tick = step('tick', fc.nat(120), (_world, ms) => void vi.advanceTimersByTime(ms));

const link = fc.nat(4);
const take = step('take', link, (world, n) => void world.links[n]!.take());
const deliver = step('deliver', fc.tuple(link, fc.integer({ min: 1, max: 4 })), (world, [n, count]) => {
  for (let i = 0; i < count; i++) world.links[n]!.deliver();
});
const settle = step('settle', link, (world, n) => void world.links[n]!.settle());
const paint = step('paint', fc.nat(3), (world, n) => void world.seats[n]!.screen.paint());
const seat = fc.nat(3);
const drop = step('drop a frame', seat, (world, n) => void world.links[n]!.drop());
const repeat = step(
  'repeat a frame',
  fc.tuple(seat, fc.nat(3)),
  (world, [n, after]) => void world.links[n]!.repeat(after),
);
const swap = step('reorder frames', seat, (world, n) => void world.links[n]!.swap());
const cut = step('cut', seat, (world, n) => void world.links[n]!.cut(1006));
const wander = step('subscribe anew', fc.subarray([0, 1, 2]), (world, chosen) =>
  world.wanderer.subscribe(chosen.length === 0 ? undefined : chosen.map((n) => TENANTS[n]!.id)),
);

const look = step('overview over HTTP', fc.subarray([0, 1, 2]), (world, chosen) =>
  world.look(chosen.map((n) => TENANTS[n]!.id)),
);

const often = (weight: number, ...steps: fc.Arbitrary<Step>[]) =>
  steps.map((arbitrary) => ({ weight, arbitrary }));

export const steps = fc.array(
  fc.oneof(
    ...often(6, arrive, follow, tick, take, deliver),
    ...often(3, change, settle, paint),
    ...often(
      1,
      clock,
      rebuild,
      toggle,
      loseEntry,
      repeatEntry,
      swapEntries,
      drop,
      repeat,
      swap,
      cut,
      wander,
      look,
    ),
  ),
  { maxLength: 120, size: 'max' },
);

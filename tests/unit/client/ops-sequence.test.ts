import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSequence } from '../../../client/ops/sequence.ts';
import type { News } from '../../../shared/wire/ops.ts';
import { MAX_CATCH_UP_TENANTS } from '../../../shared/wire/ops-limits.ts';
import { OpsWorld, TENANTS } from './ops-world.ts';

/** More runs for a longer search: `MODEL_RUNS=20000`. */
const RUNS = Number(process.env.MODEL_RUNS ?? 500);
const LIMIT_MS = 100 * RUNS;

const tenant = fc.constantFrom(...TENANTS);
const incident = fc.constantFrom('1', '2', '3', '4', '5', '6');
const place = fc.nat(20);
const end = fc.constantFrom('event' as const, 'new socket' as const);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(tenant, incident).map((of) => (world: OpsWorld) => world.happen(...of)) },
  { weight: 4, arbitrary: tenant.map((of) => (world: OpsWorld) => world.tell(of)) },
  { weight: 4, arbitrary: place.map((at) => (world: OpsWorld) => world.deliver(at, 'take')) },
  { weight: 1, arbitrary: place.map((at) => (world: OpsWorld) => world.deliver(at, 'drop')) },
  { weight: 1, arbitrary: place.map((at) => (world: OpsWorld) => world.deliver(at, 'repeat')) },
  { weight: 2, arbitrary: fc.boolean().map((good) => (world: OpsWorld) => world.answer(good)) },
  { weight: 1, arbitrary: fc.constant((world: OpsWorld) => world.retry()) },
  { weight: 1, arbitrary: fc.constant((world: OpsWorld) => world.read()) },
  { weight: 1, arbitrary: place.map((at) => (world: OpsWorld) => world.arrive(at)) },
  { weight: 1, arbitrary: fc.constant((world: OpsWorld) => world.connect()) },
  { weight: 1, arbitrary: fc.constant((world: OpsWorld) => world.disconnect()) },
  { weight: 1, arbitrary: fc.subarray([...TENANTS]).map((of) => (world: OpsWorld) => world.turn(of)) },
);

test(
  'whatever is lost, repeated, reordered or cut off, the page ends with what the log says, and never goes back',
  () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), end, (steps, by) => {
        const world = new OpsWorld();
        world.connect();
        for (const run of steps) run(world);
        world.settle(by);
        expect(world.faults).toEqual([]);
        for (const of of world.scope) {
          expect(Object.fromEntries(world.book.get(of) ?? [])).toEqual(
            Object.fromEntries(world.logs.get(of)!.state()),
          );
        }
        expect([...world.book.keys()].every((of) => world.scope.has(of))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  },
  LIMIT_MS,
);

test('without losses each event is told once, in order, and nothing is asked for', () => {
  const world = new OpsWorld();
  world.connect();
  for (const name of ['1', '2', '1']) {
    world.happen('a', name);
    world.tell('a');
    world.deliver(0, 'take');
  }
  expect(world.book.get('a')).toEqual(
    new Map([
      ['1', 2],
      ['2', 1],
    ]),
  );
  world.answer(true);
  expect(world.faults).toEqual([]);
});

test('a tenant that is first heard of by its news is read anew, and goes on from there', () => {
  const told: News[] = [];
  const sequence = createSequence({
    ask: () => expect.fail('nothing is missing'),
    tell: (news) => void told.push(news),
    gone: () => {},
    wait: () => {},
  });
  sequence.hear({ tenant: 'new', from: 0, to: 2, items: [] });
  sequence.hear({ tenant: 'new', from: 2, to: 3, items: [] });
  expect(told).toEqual([
    { tenant: 'new', from: 0, to: 2, items: null },
    { tenant: 'new', from: 2, to: 3, items: [] },
  ]);
});

test('more tenants than may be asked about at once are asked about in parts', () => {
  const asked: number[] = [];
  const tenants = Array.from({ length: MAX_CATCH_UP_TENANTS + 1 }, (_, n) => `tenant ${n}`);
  const sequence = createSequence({
    ask: (positions) => void asked.push(positions.length),
    tell: () => {},
    gone: () => {},
    wait: () => {},
  });
  sequence.positions(tenants.map((tenant) => [tenant, 1]));
  sequence.positions(tenants.map((tenant) => [tenant, 2]));
  expect(asked).toEqual([MAX_CATCH_UP_TENANTS, 1]);
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { column, scopeColumns } from '../../../shared/domain/metric.ts';
import { recover } from './recover.ts';
import { referenceRows } from './reference.ts';
import { steps } from './steps.ts';
import { World } from './world.ts';

const START = Date.UTC(2026, 4, 30, 22, 58, 30);
const RISK = column('risk');
/** More runs for a longer search: `MODEL_RUNS=5000`. */
const RUNS = Number(process.env.MODEL_RUNS ?? 100);
/** Some 10 ms a run on an idle machine, several times that on a busy one. */
const LIMIT_MS = 1_000 * RUNS;
/** The score is rounded to a tenth; sums in another order may round the other way. */
const RISK_STEP = 0.1001;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function expectRows(
  who: string,
  shown: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
) {
  const wrong = wanted.flatMap((row, r) =>
    row.flatMap((value, at) => {
      const off = Math.abs(shown[r]![at]! - value);
      return off <= (at === RISK ? RISK_STEP : 0)
        ? []
        : [`${who} row ${r} ${scopeColumns[at]}: ${shown[r]![at]} for ${value}`];
    }),
  );
  expect(wrong).toEqual([]);
}

function expectTrue(world: World): void {
  const present = world.mirror
    .tenants()
    .map(({ id }) => world.ledgers.find(({ tenant }) => tenant.id === id)!);
  for (const [n, { screen, covers }] of world.seats.entries()) {
    const inScope = present.filter(({ tenant }) => covers(tenant));
    expect(screen.store.tenants().map(({ id }) => id)).toEqual(inScope.map(({ tenant }) => tenant.id));
    const wanted = referenceRows(inScope, world.now());
    expectRows(
      `seat ${n}`,
      wanted.map((_, row) => [...screen.store.peek(row)]),
      wanted,
    );
    expect(Math.abs(screen.connection.serverNow() - world.now())).toBeLessThan(300);
    expect(screen.connection.age()).toBeLessThan(2_000);
  }
  const { scope, rows } = world.wanderer;
  const asked = present.filter(({ tenant }) => scope === undefined || scope.includes(tenant.id));
  if (world.wandererLink.open) expectRows('wanderer', rows, referenceRows(asked, world.now()));
}

test('whatever happened on the way, a settled screen shows what counting the incidents gives', {
  timeout: LIMIT_MS,
}, () => {
  fc.assert(
    fc.property(steps, (happened) => {
      vi.setSystemTime(START);
      const world = new World();
      try {
        for (const step of happened) {
          step.run(world);
          for (const link of world.links) expect(link.inFlight).toBeLessThanOrEqual(1);
        }
        recover(world);
        expectTrue(world);
      } finally {
        world.close();
        vi.clearAllTimers();
      }
    }),
    { numRuns: RUNS },
  );
});

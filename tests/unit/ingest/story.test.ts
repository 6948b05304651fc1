import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IncidentReport, resolutions, severities, statuses } from '../../../shared/domain/incident.ts';
import { MemoryHouse } from './house.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 400);
const NOW = 1_000_000;

/** What a source that keeps state says of an incident: all of it, each time something changes. */
const snapshot = fc.record({
  title: fc.constantFrom('a', 'b'),
  severity: fc.constantFrom(...severities),
  status: fc.constantFrom(...statuses),
  resolution: fc.constantFrom(...resolutions),
  pauseReason: fc.constantFrom('waits for the customer', 'waits for the vendor'),
  assignee: fc.constantFrom('ann', 'bob'),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
});
const stories: fc.Arbitrary<IncidentReport[][]> = fc
  .array(fc.array(snapshot, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((cases) =>
    cases.map((steps, n) => steps.map((step, index) => ({ ...step, ...datesOf(n, index, step.status) }))),
  );

const datesOf = (n: number, index: number, status: string) => ({
  externalId: `case-${n}`,
  source: 'edr',
  detectedAt: 100 * n,
  updatedAt: 1_000 + index,
  ...(status === 'closed' ? { closedAt: 1_000 + index } : {}),
});

const inOrder = (reports: readonly (readonly IncidentReport[])[]) => {
  const house = new MemoryHouse();
  for (const report of reports.flat()) house.turn([report], NOW);
  return house;
};
const statesOf = (house: MemoryHouse) =>
  house
    .incidents()
    .map((each) => each.state)
    .toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));

test('stories told at once, with any of their past repeated at any time, end as when told one by one', () => {
  const told = stories.chain((all) =>
    fc.tuple(fc.constant(all), fc.infiniteStream(fc.nat()), fc.array(fc.nat(), { maxLength: 40 })),
  );
  fc.assert(
    fc.property(told, ([all, dice, batches]) => {
      const house = new MemoryHouse();
      const roll = (sides: number) => dice.next().value! % sides;
      const next = all.map(() => 0);
      const heard: IncidentReport[] = [];
      let batch: IncidentReport[] = [];
      let count = 0;
      while (next.some((step, n) => step < all[n]!.length)) {
        const n = roll(all.length);
        const fresh = all[n]![next[n]!];
        const again = roll(3) === 0 && heard.length > 0;
        const report = again || fresh === undefined ? heard[roll(Math.max(1, heard.length))] : fresh;
        if (report === undefined) continue;
        if (report === fresh) next[n]!++;
        heard.push(report);
        batch.push(report);
        count++;
        if (batch.length <= (batches[count % Math.max(1, batches.length)] ?? 0) % 5) continue;
        house.turn(batch, NOW);
        batch = [];
      }
      house.turn(batch, NOW);
      expect(statesOf(house)).toEqual(statesOf(inOrder(all)));
      expect(house.incidents().reduce((sum, each) => sum + each.occurrences, 0)).toBe(count);
    }),
    { numRuns: RUNS },
  );
});

/** What depends on having heard each step in its time: when it was taken on first, who did it, and how often it went to and fro. */
const historical = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  closedBy: null,
  flips: [],
  flapping: false,
};

test('records in any order end in what the newest says', () => {
  const shuffled = stories.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all.flat(), { minLength: all.flat().length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, order]) => {
      const house = inOrder([order]);
      const ended = statesOf(house).map((state) => ({ ...state, ...historical }));
      const wanted = statesOf(inOrder(all.map((story) => story.slice(-1))));
      expect(ended).toEqual(wanted.map((state) => ({ ...state, ...historical })));
    }),
    { numRuns: RUNS },
  );
});

test('what an incident waits for is kept only while it is in progress, and goes when it is taken up again', () => {
  const house = new MemoryHouse();
  const say = (more: Partial<IncidentReport>) => {
    house.turn([{ externalId: 'x', source: 'edr', title: 'x', severity: 'low', ...more }], NOW);
    return house.incidents()[0]!.state.pauseReason;
  };
  expect(say({ status: 'in_progress', pauseReason: 'customer' })).toBe('customer');
  expect(say({ title: 'y' })).toBe('customer');
  expect(say({ status: 'in_progress' })).toBeNull();
  expect(say({ status: 'in_progress', pauseReason: 'vendor' })).toBe('vendor');
  expect(say({ status: 'closed', pauseReason: 'vendor' })).toBeNull();
});

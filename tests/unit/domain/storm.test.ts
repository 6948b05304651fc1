import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterOpening, CALM, endsAt, type Opening, type StormWatch } from '../../../shared/domain/storm.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Storms by their definition, over all openings at once: slow and plain. Answers the members of each. */
function reference(times: readonly number[]): { members: number[]; ended: number | null }[] {
  const storms: { members: number[]; ended: number | null }[] = [];
  let calmSince = 0;
  let raging: number[] | null = null;
  for (const [index, at] of times.entries()) {
    if (raging !== null) {
      const over = raging.at(-10)! + 5 * MINUTE;
      if (over <= at) {
        storms.at(-1)!.ended = over;
        raging = null;
        calmSince = index;
      }
    }
    if (raging !== null) {
      raging.push(at);
      continue;
    }
    const recent = times.slice(calmSince, index + 1).filter((each) => each > at - MINUTE);
    if (recent.length < 60) continue;
    raging = recent;
    storms.push({ members: raging, ended: null });
  }
  return storms;
}

function watched(times: readonly number[]) {
  const storms: { members: number[]; ended: number | null }[] = [];
  let watch: StormWatch = CALM;
  for (const [id, at] of times.entries()) {
    const opening: Opening = { at, id, severity: 'low' };
    const step = afterOpening(watch, opening);
    if (step.ended !== null) storms.at(-1)!.ended = step.ended;
    if (step.began) storms.push({ members: [], ended: null });
    storms.at(-1)?.members.push(...step.members.map((member) => member.at));
    watch = step.watch;
  }
  return { storms, watch };
}

/** Bursts and pauses, so that storms begin, go on and end. */
const arrivals = fc
  .array(
    fc.record({
      pause: fc.oneof(fc.nat(MINUTE), fc.constantFrom(0, 5 * MINUTE, 4 * MINUTE, 6 * MINUTE)),
      count: fc.integer({ min: 1, max: 70 }),
      apart: fc.constantFrom(0, 500, 1_000, 1_017, 1_100, 30_000),
    }),
    { maxLength: 12 },
  )
  .map((bursts) => {
    let at = 1_000_000;
    return bursts.flatMap(({ pause, count, apart }) => {
      at += pause;
      return Array.from({ length: count }, () => (at += apart));
    });
  });

test('storms are what their definition says, however they come and go', () => {
  fc.assert(
    fc.property(arrivals, (times) => {
      expect(watched(times).storms).toEqual(reference(times));
    }),
    { numRuns: 500 },
  );
});

const every = (apartMs: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => from + n * apartMs);

describe('at the edges', () => {
  test('sixty within a minute begin it, sixty in a minute and a bit do not', () => {
    expect(watched(every(SECOND, 60)).storms).toHaveLength(1);
    expect(watched(every(SECOND, 59)).storms).toEqual([]);
    expect(watched(every(SECOND + 17, 200)).storms).toEqual([]);
  });

  test('those that began it belong to it', () => {
    expect(watched(every(SECOND, 75)).storms[0]!.members).toHaveLength(75);
  });

  test('two a minute keep it up, fewer end it at the moment when fewer than ten lie within five minutes', () => {
    const burst = every(0, 100, 1_000);
    expect(watched([...burst, ...every(29 * SECOND, 60, 30_000)]).storms).toMatchObject([{ ended: null }]);
    const { storms } = watched([...burst, ...every(40 * SECOND, 20, 41_000)]);
    expect(storms).toMatchObject([{ ended: 1_000 + 5 * MINUTE }]);
    expect(endsAt(watched(burst).watch)).toBe(1_000 + 5 * MINUTE);
  });

  test('what one storm counted does not begin the next', () => {
    const again = every(0, 59, 10 * MINUTE);
    expect(watched([...every(0, 60), ...again]).storms).toHaveLength(1);
    expect(watched([...every(0, 60), ...again, 10 * MINUTE]).storms).toHaveLength(2);
  });
});

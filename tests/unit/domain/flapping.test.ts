import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calmAt, type Flips, isFlapping, withFlip } from '../../../shared/domain/flapping.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The mark after these flips, each judged as it comes. */
function after(times: readonly number[]) {
  let flips: Flips = [];
  let marked = false;
  for (const at of times) {
    flips = withFlip(flips, at);
    marked = isFlapping(marked, flips, at);
  }
  return { flips, marked };
}

test('four flips within an hour mark it, three do not, nor four over more than an hour', () => {
  expect(after([0, 20 * MINUTE, 40 * MINUTE, HOUR - 1]).marked).toBe(true);
  expect(after([0, 20 * MINUTE, 40 * MINUTE]).marked).toBe(false);
  expect(after([0, 20 * MINUTE, 40 * MINUTE, HOUR]).marked).toBe(false);
});

test('once marked it stays so while two flips lie within the hour', () => {
  const { flips } = after([0, 1, 2, 30 * MINUTE]);
  expect(isFlapping(true, flips, 2 + HOUR - 1)).toBe(true);
  expect(calmAt(flips)).toBe(2 + HOUR);
  expect(isFlapping(true, flips, 2 + HOUR)).toBe(false);
});

test('the few flips that are kept say the same as all of them', () => {
  const times = fc.array(fc.nat(3 * HOUR), { maxLength: 20 }).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(times, fc.nat(HOUR), fc.boolean(), (all, more, marked) => {
      const { flips } = after(all);
      const now = (all.at(-1) ?? 0) + more;
      expect(isFlapping(marked, flips, now)).toBe(isFlapping(marked, all, now));
      if (marked && all.length > 0) expect(isFlapping(true, flips, now)).toBe(now < calmAt(flips));
    }),
  );
});

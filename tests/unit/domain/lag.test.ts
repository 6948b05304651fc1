import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliveryOf, lagBin, medianLag } from '../../../shared/domain/lag.ts';

const binned = (lags: readonly number[]): number[] => {
  const bins: number[] = Array(128).fill(0);
  for (const lag of lags) bins[lagBin(lag)]! += 1;
  return bins;
};

test('a median from bins is within ten percent, and a millisecond, of the median itself', () => {
  const lags = fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(lags, (list) => {
      const median = list.toSorted((a, b) => a - b)[Math.ceil(list.length / 2) - 1]!;
      expect(Math.abs(medianLag(binned(list))! - median)).toBeLessThanOrEqual(median * 0.1 + 1);
    }),
  );
});

test('nothing has no median; a clock that runs ahead has no lag; years have a bin', () => {
  expect(medianLag([])).toBeNull();
  expect(medianLag([0, 0])).toBeNull();
  expect(medianLag(binned([-5_000]))).toBe(0);
  expect(lagBin(Number.MAX_SAFE_INTEGER)).toBe(127);
});

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

test('a back-fill is told apart from delivery, and hides nothing where everything is late', () => {
  const live = binned([2, 2, 2].map((seconds) => seconds * SECOND_MS));
  const past = binned([30, 34, 38, 41].map((hours) => hours * HOUR_MS));
  const both = live.map((count, bin) => count + past[bin]!);
  expect(deliveryOf(both)).toEqual({ p50Ms: medianLag(live), late: 4 });
  expect(deliveryOf(live)).toEqual({ p50Ms: medianLag(live), late: 0 });
  expect(deliveryOf(past)).toEqual({ p50Ms: medianLag(past), late: 4 });
  expect(deliveryOf([])).toEqual({ p50Ms: null, late: 0 });
  expect(deliveryOf(binned([HOUR_MS - SECOND_MS])).late).toBe(0);
  expect(deliveryOf(binned([1.2 * HOUR_MS])).late).toBe(1);
});

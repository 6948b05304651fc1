import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileOf } from '../../../shared/domain/quantile.ts';

/** The textbook's: in order, then on the straight line between two neighbours. */
function sortedQuantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

test('by hand', () => {
  expect(quantileOf(Float64Array.of(7), 0.9)).toBe(7);
  expect(quantileOf(Float64Array.of(4, 1, 3, 2), 0.5)).toBe(2.5);
  expect(quantileOf(Float64Array.of(5, 5, 5, 1), 0.5)).toBe(5);
  expect(quantileOf(Float64Array.of(10, 0), 0.9)).toBe(9);
});

test('whatever the numbers and their order, one quantile after the other is that of sorted numbers', () => {
  const few = fc.integer({ min: 0, max: 9 });
  const many = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(few, many), { minLength: 1, maxLength: 500 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (values, quantiles) => {
        const mixed = Float64Array.from(values);
        for (const q of quantiles) expect(quantileOf(mixed, q)).toBe(sortedQuantile(values, q));
      },
    ),
    { numRuns: 500 },
  );
});

test('rising, falling, equal and sawing numbers take no time to speak of', () => {
  const size = 200_000;
  const shapes = [
    (n: number) => n,
    (n: number) => -n,
    () => 1,
    (n: number) => n % 2,
    (n: number) => n % 1_000,
  ];
  for (const shape of shapes) {
    const values = Array.from({ length: size }, (_, n) => shape(n));
    expect(quantileOf(Float64Array.from(values), 0.5)).toBe(sortedQuantile(values, 0.5));
  }
});

/**
 * How long after detection records come, counted in bins of which each is 19 % wider than the one before: a median
 * read from them is right to within 10 %, from a millisecond to weeks.
 */
const BINS_PER_DOUBLING = 4;
const LAST_BIN = 127;

/** A lag below zero is a clock that differs: it counts as none. */
export const lagBin = (lagMs: number): number =>
  Math.min(LAST_BIN, Math.floor(BINS_PER_DOUBLING * Math.log2(1 + Math.max(0, lagMs))));

/** The median of what the bins count, milliseconds, or null when that is nothing. */
export function medianLag(bins: readonly number[]): number | null {
  const all = bins.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let seen = 0;
  const bin = bins.findIndex((count) => {
    seen += count;
    return seen * 2 >= all;
  });
  return Math.round(2 ** ((bin + 0.5) / BINS_PER_DOUBLING) - 1);
}

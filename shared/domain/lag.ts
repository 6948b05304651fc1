import { BACKFILL_AGE_MS } from './backfill.ts';

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

/** What lies in a bin beyond it was detected longer ago than a back-fill begins, by up to one width of a bin. */
const LAST_TIMELY_BIN = lagBin(BACKFILL_AGE_MS);

/** How quickly a source delivers. */
export interface Delivery {
  /** Median of what came in time; of everything where nothing did; null where there is nothing. */
  readonly p50Ms: number | null;
  /** How many came so long after detection that they are history, as a back-fill is, and no measure of delivery. */
  readonly late: number;
}

export function deliveryOf(bins: readonly number[]): Delivery {
  const timely = medianLag(bins.slice(0, LAST_TIMELY_BIN + 1));
  const late = bins.slice(LAST_TIMELY_BIN + 1).reduce((sum, count) => sum + count, 0);
  return { p50Ms: timely ?? medianLag(bins), late };
}

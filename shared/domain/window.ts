import { DAY_MS, HOUR_MS, MINUTE_MS } from './clock.ts';

/** The periods a resolution rate can be read over. `mtd` is month to date, in UTC. */
export const periods = ['24h', '7d', '30d', 'mtd'] as const;
export type Period = (typeof periods)[number];

/** Minute buckets are kept for two days (a day and the day before it), hour buckets for 35 (a month and some). */
export const MINUTES_KEPT = (2 * DAY_MS) / MINUTE_MS;
export const HOURS_KEPT = (35 * DAY_MS) / HOUR_MS;

export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);
export const hourOf = (at: number): number => Math.floor(at / HOUR_MS);

/**
 * First instant of a period that ends at `now`. The edge lies on a whole minute for 24 h and on a whole hour for
 * the longer ones, because that is the width of the buckets the live counters are kept in; lists and SQL use the
 * same edge, so a number on the screen is exactly the rows behind it.
 */
export function periodStart(period: Period, now: number): number {
  switch (period) {
    case '24h':
      return minuteOf(now) * MINUTE_MS - DAY_MS;
    case '7d':
      return hourOf(now) * HOUR_MS - 7 * DAY_MS;
    case '30d':
      return hourOf(now) * HOUR_MS - 30 * DAY_MS;
    case 'mtd': {
      const date = new Date(now);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    }
  }
}

/** closed ÷ opened, or null when nothing was opened: printed "–", never 0 % or ∞. May exceed 1. */
export const resolutionRate = (opened: number, closed: number): number | null =>
  opened === 0 ? null : closed / opened;

import { SECOND_MS } from '../../shared/domain/clock.ts';

/** When the record number `index`, which happened at `at`, is to be sent; counted from the start, in milliseconds. */
export type Pace = (index: number, at: number | undefined) => number;

export const unhurried: Pace = () => 0;

/** `rate` records a second, evenly. */
export const steady =
  (rate: number): Pace =>
  (index) =>
    (index / rate) * SECOND_MS;

/** At `speed` times the pace of the records' own times. Those without one go with the record before them. */
export function asRecorded(speed: number): Pace {
  let first: number | undefined;
  let due = 0;
  return (_, at) => {
    if (at === undefined) return due;
    first ??= at;
    // A file need not be in order; what lies behind is due at once, never in the past.
    due = Math.max(due, (at - first) / speed);
    return due;
  };
}

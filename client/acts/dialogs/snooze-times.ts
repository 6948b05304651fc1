import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/clock.ts';

/** When work begins, on the reader's own clock. */
const MORNING = 9;
const MONDAY = 1;
const WEEK_DAYS = 7;

export interface Preset {
  readonly value: string;
  readonly word: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Nine in the morning some days from now, also where a clock is put forward or back in between. */
function morning(now: number, days: number): number {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(MORNING, 0, 0, 0);
  return at.getTime();
}

/** A time that is said by the minute is one. */
const minute = (at: number): number => Math.ceil(at / MINUTE_MS) * MINUTE_MS;

/** What is mostly wanted. On a Monday the next one is a week away. */
export function presets(now: number): readonly Preset[] {
  const toMonday = (MONDAY + WEEK_DAYS - new Date(now).getDay()) % WEEK_DAYS || WEEK_DAYS;
  return [
    { value: 'hour', word: '1 hour', at: minute(now + HOUR_MS) },
    { value: 'hours', word: '4 hours', at: minute(now + 4 * HOUR_MS) },
    { value: 'tomorrow', word: 'Tomorrow morning', at: morning(now, 1) },
    { value: 'monday', word: 'Next Monday', at: morning(now, toMonday) },
  ];
}

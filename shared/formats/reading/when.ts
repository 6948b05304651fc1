import { dig } from './sensor.ts';
import { spelled } from './spelled.ts';
import { instant } from './time.ts';

/*
 * Times as sensors write them: texts of many spellings, and numbers whose unit only their size tells. A number between
 * 1990 and 2100 in one unit lies outside those years in every other, so there is nothing to guess.
 */

/** Seconds, milliseconds, microseconds, nanoseconds. */
const PER_SECOND = [1, 1e3, 1e6, 1e9] as const;
const EARLIEST_S = Date.UTC(1990, 0, 1) / 1_000;
const LATEST_S = Date.UTC(2100, 0, 1) / 1_000;

function counted(value: number): number | undefined {
  for (const unit of PER_SECOND) {
    const seconds = value / unit;
    if (seconds >= EARLIEST_S && seconds < LATEST_S) return Math.floor(seconds * 1_000);
  }
  return undefined;
}

/** Longer than any spelling of a time. */
const MAX_LENGTH = 64;
const NUMBER = /^\d{9,19}(?:\.\d{1,9})?$/;

/**
 * Epoch milliseconds of a time as a source wrote it, or undefined where it is none. See `instant` for texts and
 * `spelled` for months by name; `receivedAt` gives a date its year where it is written without one.
 */
export function when(value: unknown, receivedAt?: number): number | undefined {
  if (typeof value === 'number') return counted(value);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (NUMBER.test(text)) return counted(Number(text));
  const at = instant(text, 'tolerant');
  return typeof at === 'number' ? at : spelled(text, receivedAt);
}

/** The first time under several paths of a record that is one. */
export function whenFirst(record: unknown, ...paths: readonly string[]): number | undefined {
  for (const path of paths) {
    const at = when(dig(record, path));
    if (at !== undefined) return at;
  }
  return undefined;
}

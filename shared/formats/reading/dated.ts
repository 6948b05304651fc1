import { DAY_MS, MINUTE_MS } from '../../domain/clock.ts';
import { civil, isPlausible } from './time.ts';

/** A date and time as it was written. Months count from 1; milliseconds may have a fraction. */
export interface Written {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
  millisecond?: number | undefined;
  /** Milliseconds east of UTC. */
  zoneMs?: number | undefined;
}

/** Clocks of sensors and of this machine differ by less. */
const CLOCK_SKEW_MS = 5 * MINUTE_MS;

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 1 to 12 of an English month, whole or cut to three letters or more. */
export function monthOf(word: string): number | undefined {
  const name = word.toLowerCase();
  const index = name.length < 3 ? -1 : months.findIndex((month) => month.startsWith(name) || name === 'sept');
  if (index === -1) return undefined;
  return name === 'sept' ? 9 : index + 1;
}

function localIn(year: number, written: Written): number | null {
  const { month, day, hour = 0, minute = 0, second = 0, millisecond = 0 } = written;
  if (month === undefined || day === undefined) return null;
  const local = civil(year, month, day, hour, minute, second);
  return local === null ? null : local + Math.floor(millisecond) - (written.zoneMs ?? 0);
}

/**
 * Epoch milliseconds of what was written. Without a zone it is UTC. Without a year it is the latest that does not lie
 * after `receivedAt` (a day of grace for zones ahead of UTC); without `receivedAt` nobody can tell, and it is none.
 * A date with neither year nor zone that lies ahead of `receivedAt` was written in some zone ahead of UTC: none either.
 */
export function dated(written: Written, receivedAt: number | undefined): number | undefined {
  if (written.year !== undefined) return plausible(localIn(written.year, written));
  if (receivedAt === undefined) return undefined;
  const latest = receivedAt + DAY_MS;
  const thisYear = new Date(latest).getUTCFullYear();
  // Eight years hold a 29 February, whichever they are.
  for (let year = thisYear; year > thisYear - 8; year--) {
    const at = localIn(year, written);
    if (at === null || at > latest) continue;
    return written.zoneMs === undefined && at > receivedAt + CLOCK_SKEW_MS ? undefined : plausible(at);
  }
  return undefined;
}

const plausible = (at: number | null): number | undefined =>
  at !== null && isPlausible(at) ? at : undefined;

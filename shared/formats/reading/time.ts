import { MINUTE_MS, SECOND_MS } from '../../domain/clock.ts';

/** Nothing this product receives was detected before; such a time is a zeroed clock or a wrong unit. */
const EARLIEST = Date.UTC(1990, 0, 1);
/** Nor is anything planned this far ahead. Without a bound a typing error would sit in every window for ever. */
const LATEST = Date.UTC(2100, 0, 1);

/** Whether a clock may mean this instant, epoch milliseconds. */
export const isPlausible = (at: number): boolean => at >= EARLIEST && at < LATEST;

/** `strict` is RFC 3339. `tolerant` also takes `+0000`, `+00` and no zone at all, which then means UTC. */
export type Grammar = 'strict' | 'tolerant';

const STRICT_ZONE = /^(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const TOLERANT_ZONE = /^(?:[Zz]?|([+-])(\d\d):?(\d\d)?)$/;
/** Longer than any spelling the grammar takes; looked at first so that a huge text costs nothing. */
const MAX_LENGTH = 40;

const REMEDY = 'send it like 2026-05-01T08:30:00Z';

function zoneOffsetMs(zone: string, grammar: Grammar): number | null {
  if (zone === 'Z') return 0;
  const parts = (grammar === 'strict' ? STRICT_ZONE : TOLERANT_ZONE).exec(zone);
  if (!parts) return null;
  const [hours, minutes] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return (parts[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** Milliseconds of a calendar date and time in UTC, months counted from 1; null for 30 February and the like. */
export function civil(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  // 60 is a leap second: it is counted as the first of the next minute, as POSIX time does.
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return null;
  if (!(day >= 1 && day <= daysIn(year, month))) return null;
  return Date.UTC(year, month - 1, day, hour, minute) + second * SECOND_MS;
}

const ZERO = 48;
const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** The number that is written from `from` up to `to`; NaN where anything there is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + digitAt(text, at);
  return number;
}

/** `2026-05-01T08:30:00` is as long as this, and a fraction or the zone follows. */
const CLOCK_LENGTH = 19;
const MAX_FRACTION = 9;
const MAX_ZONE = 6;

const hasMarks = (text: string): boolean =>
  text[4] === '-' &&
  text[7] === '-' &&
  (text[10] === 'T' || text[10] === 't' || text[10] === ' ') &&
  text[13] === ':' &&
  text[16] === ':';

/** Where the fraction of a second ends: right behind the second if there is none. */
function fractionEnd(text: string): number {
  const mark = text[CLOCK_LENGTH];
  const start = CLOCK_LENGTH + 1;
  if ((mark !== '.' && mark !== ',') || Number.isNaN(digitAt(text, start))) return CLOCK_LENGTH;
  let end = start;
  while (end - start < MAX_FRACTION && !Number.isNaN(digitAt(text, end))) end++;
  return end;
}

/** By hand and not by a pattern: every record of every feed has some times. Null for what is none. */
function read(text: string, grammar: Grammar): number | null {
  if (text.length < CLOCK_LENGTH || text.length > MAX_LENGTH || !hasMarks(text)) return null;
  const local = civil(
    digits(text, 0, 4),
    digits(text, 5, 7),
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
  );
  const zoneAt = fractionEnd(text);
  const offset = text.length - zoneAt > MAX_ZONE ? null : zoneOffsetMs(text.slice(zoneAt), grammar);
  if (local === null || offset === null) return null;
  const fraction = zoneAt === CLOCK_LENGTH ? 0 : Number(`0.${text.slice(CLOCK_LENGTH + 1, zoneAt)}`);
  const at = local - offset + Math.floor(fraction * SECOND_MS);
  return Number.isNaN(at) ? null : at;
}

/** Epoch milliseconds, or the reason why the text is no usable instant. */
export function instant(text: string, grammar: Grammar): number | string {
  const at = read(text, grammar);
  if (at === null) {
    return grammar === 'strict'
      ? `is not an RFC 3339 instant with a time zone; ${REMEDY}`
      : `is not a date and time; ${REMEDY}`;
  }
  if (at < EARLIEST) return `lies before 1990, which no clock means; ${REMEDY}`;
  return at < LATEST ? at : `lies after 2099, which no clock means; ${REMEDY}`;
}

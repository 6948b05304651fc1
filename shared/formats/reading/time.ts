import { MINUTE_MS, SECOND_MS } from '../../domain/clock.ts';

/** Nothing this product receives was detected before; such a time is a zeroed clock or a wrong unit. */
const EARLIEST = Date.UTC(1990, 0, 1);
/** Nor is anything planned this far ahead. Without a bound a typing error would sit in every window for ever. */
const LATEST = Date.UTC(2100, 0, 1);

/** Whether a clock may mean this instant, epoch milliseconds. */
export const isPlausible = (at: number): boolean => at >= EARLIEST && at < LATEST;

/** `strict` is RFC 3339. `tolerant` also takes `+0000`, `+00` and no zone at all, which then means UTC. */
export type Grammar = 'strict' | 'tolerant';

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(.{0,6})$/;
const STRICT_ZONE = /^(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const TOLERANT_ZONE = /^(?:[Zz]?|([+-])(\d\d):?(\d\d)?)$/;
/** Longer than any spelling the grammar takes; looked at first so that a huge text costs nothing. */
const MAX_LENGTH = 40;

const REMEDY = 'send it like 2026-05-01T08:30:00Z';

function zoneOffsetMs(zone: string, grammar: Grammar): number | null {
  const parts = (grammar === 'strict' ? STRICT_ZONE : TOLERANT_ZONE).exec(zone);
  if (!parts) return null;
  const [hours, minutes] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return (parts[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

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
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() + (hour * 60 + minute) * MINUTE_MS + second * SECOND_MS;
}

/** Epoch milliseconds, or the reason why the text is no usable instant. */
export function instant(text: string, grammar: Grammar): number | string {
  const parts = text.length > MAX_LENGTH ? null : DATE_TIME.exec(text);
  const offset = parts && zoneOffsetMs(parts[8]!, grammar);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] =
    parts?.slice(1, 7).map(Number) ?? [];
  const local = parts && civil(year, month, day, hour, minute, second);
  if (parts === null || offset === null || local === null) {
    return grammar === 'strict'
      ? `is not an RFC 3339 instant with a time zone; ${REMEDY}`
      : `is not a date and time; ${REMEDY}`;
  }
  const at = local - offset + Math.floor(Number(`0.${parts[7] ?? 0}`) * SECOND_MS);
  if (at < EARLIEST) return `lies before 1990, which no clock means; ${REMEDY}`;
  return at < LATEST ? at : `lies after 2099, which no clock means; ${REMEDY}`;
}

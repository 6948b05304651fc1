import { dated, monthOf, type Written } from './dated.ts';
import { zoneMs } from './zone.ts';

/*
 * Times that name their month, in whatever order: `Aug 01 2022 03:34:23`, `Mon Aug  1 03:34:23 CEST 2022`,
 * `Mon, 01 Aug 2022 03:34:23 +0200`, `10/Oct/2000:13:55:36 -0700`, `1 August 2022 3:34:23 PM`; and dates that begin
 * with the year. A date of digits alone that does not is left alone: nobody can tell its day from its month.
 */

const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/i;
const DAY_FIRST = /^(\d{1,2})[/-]([A-Za-z]{3,9})[/-](\d{4}|\d\d)(?::(\d.*))?$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2}|[A-Za-z]{3,9})[/.-](\d{1,2})(?:[T-](\d\d:.*))?$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$/i;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/i;
/** Weekday, day, month, year, time, half of day, zone and its name in brackets. */
const MAX_WORDS = 8;

/** `22` is 2022, but `0001` is what zeroed clocks of .NET print and no year of ours. */
const century = (year: string): number => (year.length > 2 ? Number(year) : 2_000 + Number(year));

function clock(written: Written, word: string): boolean {
  const parts = CLOCK.exec(word);
  if (parts === null) return false;
  written.hour = Number(parts[1]);
  written.minute = Number(parts[2]);
  written.second = Number(parts[3] ?? 0);
  written.millisecond = Number(`0.${parts[4] ?? 0}`) * 1_000;
  if (parts[5] !== undefined) written.zoneMs = zoneMs(parts[5]);
  return true;
}

/** A date in one word, perhaps with its time. */
function whole(written: Written, word: string): boolean {
  const dayFirst = DAY_FIRST.exec(word);
  const [, day, month, year, time] = dayFirst ?? [];
  const yearFirst = dayFirst === null ? YEAR_FIRST.exec(word) : null;
  if (dayFirst !== null) date(written, year!, month!, day!);
  else if (yearFirst !== null) date(written, yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  else return false;
  const rest = time ?? yearFirst?.[4];
  return rest === undefined || clock(written, rest);
}

function date(written: Written, year: string, month: string, day: string): void {
  written.year = century(year);
  written.month = /^\d/.test(month) ? Number(month) : monthOf(month);
  written.day = Number(day);
}

function half(written: Written, word: string): boolean {
  if (!/^[ap]m$/i.test(word) || written.hour === undefined) return false;
  written.hour = (written.hour % 12) + (/^p/i.test(word) ? 12 : 0);
  return true;
}

function number(written: Written, word: string): boolean {
  const day = DAY.exec(word);
  if (day !== null && written.day === undefined) written.day = Number(day[1]);
  else if (/^\d{4}$/.test(word)) written.year = Number(word);
  else return false;
  return true;
}

function word(written: Written, text: string): boolean {
  const month = monthOf(text);
  if (month !== undefined && written.month === undefined) {
    written.month = month;
    return true;
  }
  if (WEEKDAY.test(text)) return true;
  const zone = zoneMs(text.replace(/^\((.*)\)$/, '$1'));
  if (zone === undefined) return false;
  written.zoneMs ??= zone;
  return true;
}

/** Epoch milliseconds, or undefined where any part of the text is none of a date's. See `dated` for what it lacks. */
export function spelled(text: string, receivedAt: number | undefined): number | undefined {
  const words = text.split(/[\s,]+/, MAX_WORDS + 1);
  if (words.length > MAX_WORDS) return undefined;
  const written: Written = {};
  for (const each of words) {
    const known = each === '' || clock(written, each) || whole(written, each) || half(written, each);
    if (!known && !number(written, each) && !word(written, each)) return undefined;
  }
  return dated(written, receivedAt);
}

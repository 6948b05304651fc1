import { dated, monthOf, type Written } from './dated.ts';
import { zoneMs } from './zone.ts';

/*
 * Times by a pattern that the record itself names, in the letters of Java's SimpleDateFormat (LEEF's `devTimeFormat`):
 * `MMM dd yyyy HH:mm:ss.SSS zzz`, `yyyy-MM-dd'T'HH:mm:ssZ`, `EEE, d MMM yyyy h:mm:ss a`.
 */

const MAX_LENGTH = 64;

interface Cursor {
  readonly text: string;
  at: number;
  isAfternoon?: boolean;
}

/** As many of the letters that `shape` takes as there are, at most `most`. */
function take(cursor: Cursor, shape: RegExp, most: number): string {
  const start = cursor.at;
  while (cursor.at < cursor.text.length && cursor.at - start < most && shape.test(cursor.text[cursor.at]!))
    cursor.at++;
  return cursor.text.slice(start, cursor.at);
}

function digits(cursor: Cursor, most: number): number | undefined {
  const taken = take(cursor, /\d/, most);
  return taken === '' ? undefined : Number(taken);
}

type Take = (written: Written, cursor: Cursor, width: number, most: number) => boolean;

const numeric =
  (field: 'day' | 'hour' | 'minute' | 'second'): Take =>
  (written, cursor, _width, most) => {
    written[field] = digits(cursor, most);
    return written[field] !== undefined;
  };

const zone: Take = (written, cursor) => {
  written.zoneMs = zoneMs(take(cursor, /[\w+:-]/, 10));
  return written.zoneMs !== undefined;
};

const LETTERS: Readonly<Record<string, Take>> = {
  y: (written, cursor, width, most) => {
    const year = digits(cursor, width === 2 ? 4 : most);
    written.year = year !== undefined && year < 100 ? 2_000 + year : year;
    return year !== undefined;
  },
  M: (written, cursor, width, most) => {
    written.month = width > 2 ? monthOf(take(cursor, /[A-Za-z]/, 9)) : digits(cursor, most);
    return written.month !== undefined;
  },
  d: numeric('day'),
  H: numeric('hour'),
  k: numeric('hour'),
  h: numeric('hour'),
  K: numeric('hour'),
  m: numeric('minute'),
  s: numeric('second'),
  S: (written, cursor) => {
    const fraction = take(cursor, /\d/, 9);
    written.millisecond = Number(`0.${fraction}`) * 1_000;
    return fraction !== '';
  },
  a: (_written, cursor) => {
    const half = take(cursor, /[APMapm.]/, 4).toLowerCase();
    cursor.isAfternoon = half.startsWith('p');
    return half !== '';
  },
  E: (_written, cursor) => take(cursor, /[A-Za-z.]/, 9) !== '',
  z: zone,
  Z: zone,
  X: zone,
  x: zone,
};

/** A quoted part of the pattern, or a letter of its own: it must stand in the text as well, blanks apart. */
function literal(cursor: Cursor, letter: string): boolean {
  if (letter !== ' ') {
    if (cursor.text[cursor.at] !== letter) return false;
    cursor.at++;
  } else take(cursor, /\s/, MAX_LENGTH);
  return true;
}

function follow(pattern: string, cursor: Cursor, written: Written): boolean {
  let isQuoted = false;
  for (let at = 0; at < pattern.length; ) {
    const letter = pattern[at]!;
    let width = 1;
    if (letter === "'") {
      isQuoted = !isQuoted;
    } else if (isQuoted || !/[A-Za-z]/.test(letter)) {
      if (!literal(cursor, letter)) return false;
    } else {
      while (pattern[at + width] === letter) width++;
      if (!Object.hasOwn(LETTERS, letter)) return false;
      // Fields that touch, as in yyyyMMdd, are as wide as they are written; others may be wider.
      const touches = /[A-Za-z]/.test(pattern[at + width] ?? '');
      take(cursor, /\s/, 1);
      if (!LETTERS[letter]!(written, cursor, width, touches ? width : 9)) return false;
    }
    at += width;
  }
  return true;
}

/** Epoch milliseconds of `text` as `pattern` reads it, or undefined. See `dated` for what it lacks. */
export function patterned(pattern: string, text: string, receivedAt: number | undefined): number | undefined {
  if (pattern.length > MAX_LENGTH || text.length > MAX_LENGTH) return undefined;
  const cursor: Cursor = { text: text.trim(), at: 0 };
  const written: Written = {};
  if (!follow(pattern, cursor, written)) return undefined;
  if (cursor.isAfternoon !== undefined && written.hour !== undefined) {
    written.hour = (written.hour % 12) + (cursor.isAfternoon ? 12 : 0);
  }
  return dated(written, receivedAt);
}

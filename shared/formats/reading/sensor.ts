import { isRecord } from './field.ts';
import { parsed } from './json.ts';
import { clip, storable } from './wellformed.ts';

/*
 * Readers for what sensors send. Nobody can ask a sensor to mend an alert, so what is optional is cut, cleaned or
 * left out rather than refused.
 */

/** Paths are written in the code, so there are some thousands of them and no more. */
const splitPaths = new Map<string, readonly string[]>();

/** The keys of a dotted path, which is one of the code's own. */
export function keysOf(path: string): readonly string[] {
  const known = splitPaths.get(path);
  if (known !== undefined) return known;
  const split = path.split('.');
  splitPaths.set(path, split);
  return split;
}

/** The value under a dotted path of own keys. The path is one of the code's own, never a record's. */
export function dig(value: unknown, path: string): unknown {
  const keys = keysOf(path);
  let found = value;
  // By index: this runs a dozen times for each record, and iterators cost more than what they look at.
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** The first of several places that holds something: neither absent, null nor an empty text. */
export function digFirst(value: unknown, ...paths: readonly string[]): unknown {
  for (const path of paths) {
    const found = dig(value, path);
    if (found !== undefined && found !== null && found !== '') return found;
  }
  return undefined;
}

/** Text of a string or number, cut to `limit`; undefined for anything else and for blanks. */
export function say(value: unknown, limit: number): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  // Cut once before cleaning as well: cleaning is linear and the text may be megabytes.
  return clip(storable(value.slice(0, limit * 2)).trim(), limit) || undefined;
}

/** Longest list of which all items are looked at. */
const MAX_ITEMS = 200;

/** Distinct texts of a list, or of a single value where a source sends one without the list around it. */
export function sayAll(value: unknown, limit: number): string[] {
  if (!Array.isArray(value)) {
    const text = say(value, limit);
    return text === undefined ? [] : [text];
  }
  const texts = value.slice(0, MAX_ITEMS).map((item) => say(item, limit));
  return [...new Set(texts.filter((text) => text !== undefined))];
}

/** A whole number, also where a source quotes it or gives it a fraction of zeros. */
export function whole(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && value.length <= 24 && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** Where shippers and search engines put the original record: as an object, or as its JSON text. */
const WRAPPERS = ['_source', 'message', 'event.original'];
/** Far above any real alert; parsing more than this for a record that may turn out foreign is not worth it. */
const MAX_WRAPPED = 1_000_000;

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > MAX_WRAPPED || !/^\s{0,8}\{/.test(value)) return value;
  return parsed(value);
}

/** The record itself, or the one wrapped in it, whichever `fits`; the record itself if neither does. */
export function unwrapped(
  record: Readonly<Record<string, unknown>>,
  fits: (inner: Readonly<Record<string, unknown>>) => boolean,
) {
  if (fits(record)) return record;
  for (const path of WRAPPERS) {
    const inner = opened(dig(record, path));
    if (isRecord(inner) && fits(inner)) return inner;
  }
  return record;
}

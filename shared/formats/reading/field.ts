import type { Refusal } from '../../domain/incident.ts';
import { QUOTED } from './limit.ts';
import { instant as readInstant } from './time.ts';
import { clip, storable, wellFormed } from './wellformed.ts';

/** One record while it is read. The first complaint stands: later ones are often its consequence. */
export interface Sheet {
  readonly record: Readonly<Record<string, unknown>>;
  refusal?: Refusal;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function complain(sheet: Sheet, field: string, reason: string): undefined {
  sheet.refusal ??= { field, reason };
}

/** What kind of value was found, for the reason of a refusal. Never prints the value itself. */
export const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`;

/** The value, quoted and short enough to sit inside a sentence. */
export const quoted = (text: string): string => `"${clip(storable(text), QUOTED)}"`;

function checked(sheet: Sheet, field: string, value: unknown, limit: number): string | undefined {
  if (typeof value !== 'string')
    return complain(sheet, field, `is ${kindOf(value)}; send it as text in quotes`);
  if (value.length > limit) {
    return complain(sheet, field, `has ${value.length} characters and ${limit} are allowed; shorten it`);
  }
  if (value.includes('\0')) return complain(sheet, field, 'contains a NUL character; remove it');
  return wellFormed(value).trim();
}

/** Text, or undefined if absent, null or blank. */
export function text(sheet: Sheet, field: string, limit: number): string | undefined {
  const value = sheet.record[field] ?? undefined;
  return value === undefined ? undefined : checked(sheet, field, value, limit) || undefined;
}

export function requiredText(sheet: Sheet, field: string, limit: number): string {
  const value = sheet.record[field] ?? undefined;
  if (value === undefined) complain(sheet, field, 'is missing; every incident needs one');
  const found = value === undefined ? undefined : checked(sheet, field, value, limit);
  if (found === '') complain(sheet, field, 'is blank; every incident needs one');
  return found ?? '';
}

/** One of a closed set of words, exactly as written here. */
export function word<T extends string>(sheet: Sheet, field: string, allowed: readonly T[]): T | undefined {
  const value = sheet.record[field] ?? undefined;
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const what = typeof value === 'string' ? quoted(value) : kindOf(value);
  return complain(sheet, field, `is ${what}; allowed are ${allowed.join(', ')}`);
}

/** An RFC 3339 instant as epoch milliseconds. */
export function instant(sheet: Sheet, field: string): number | undefined {
  const value = sheet.record[field] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    return complain(sheet, field, `is ${kindOf(value)}; send an RFC 3339 instant in quotes`);
  const at = readInstant(value, 'strict');
  return typeof at === 'number' ? at : complain(sheet, field, `${quoted(value)} ${at}`);
}

export type ReadItem<T> = (sheet: Sheet, field: string, item: unknown) => T | undefined;

/** A list of at most `limit` items, each read by `read`, which complains under its own name like `tags[2]`. */
export function list<T>(sheet: Sheet, field: string, limit: number, read: ReadItem<T>): T[] | undefined {
  const value = sheet.record[field] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value))
    return complain(sheet, field, `is ${kindOf(value)}; send a list in square brackets`);
  if (value.length > limit) {
    return complain(
      sheet,
      field,
      `has ${value.length} items and ${limit} are allowed; send the most telling ones`,
    );
  }
  const items = value.map((item, index) => read(sheet, `${field}[${index}]`, item));
  return items.filter((item) => item !== undefined);
}

/** Reads a list item as text of at most `limit` units; blank ones vanish. */
export const textItem =
  (limit: number): ReadItem<string> =>
  (sheet, field, item) =>
    checked(sheet, field, item, limit) || undefined;

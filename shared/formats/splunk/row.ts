import { digest } from '../reading/digest.ts';
import { dottedFirst, only } from '../reading/dotted.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { when } from '../reading/when.ts';

/*
 * A row of a search: every value is text, or a list of texts where a field has several values; dots in names of fields
 * mean nothing and are kept as they are.
 */

export const cell = (row: Fields, limit: number, ...names: readonly string[]): string | undefined =>
  say(only(dottedFirst(row, ...names)), limit);

export function cellTime(row: Fields, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const at = when(only(dottedFirst(row, name)));
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Fields of a row that tell it from others, and how much of each. */
const MAX_CELLS = 60;
const MAX_CELL = 512;

/** What a row says, as one short text: rows without an id are told apart by all they hold. */
export function rowDigest(row: Fields, ...before: readonly string[]): string {
  const parts = [...before];
  for (const name in row) {
    if (parts.length >= MAX_CELLS) break;
    const value = say(only(row[name]), MAX_CELL);
    if (value !== undefined) parts.push(name.slice(0, MAX_CELL), value);
  }
  return digest(parts);
}

/** Providers keep their customers apart by a field of their own, by business unit, or by index. */
export const rowTenant = (row: Fields): string | undefined =>
  cell(
    row,
    limits.tenant,
    'tenant',
    'customer',
    'customer_name',
    'client',
    'organization',
    'tenant_id',
    'index',
  );

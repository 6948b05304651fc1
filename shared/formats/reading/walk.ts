import { isRecord } from './field.ts';
import { dig, digFirst, keysOf } from './sensor.ts';
import { when } from './when.ts';

/** Values that are looked at under one path, however the lists on the way are nested. */
const MAX_VALUES = 400;

function step(values: readonly unknown[], key: string): unknown[] {
  const found: unknown[] = [];
  for (const value of values) {
    const inside = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (inside === undefined || inside === null) continue;
    if (!Array.isArray(inside)) found.push(inside);
    else for (let i = 0; i < inside.length && found.length < MAX_VALUES; i++) found.push(inside[i]);
    if (found.length >= MAX_VALUES) break;
  }
  return found;
}

/** All values under a dotted path, where any key on the way may hold a list: `rules.filters.techniques`. */
export const every = (value: unknown, path: string): readonly unknown[] => keysOf(path).reduce(step, [value]);

/** The first of several places that holds a time, as epoch milliseconds. Zero means "not yet" in many products. */
export function whenAt(value: unknown, ...paths: readonly string[]): number | undefined {
  for (const path of paths) {
    const at = when(dig(value, path));
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Numbers, also where a source quotes them. */
export function numberAt(value: unknown, ...paths: readonly string[]): number | undefined {
  const said = digFirst(value, ...paths);
  const number = typeof said === 'string' && said.length <= 24 && said.trim() !== '' ? Number(said) : said;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

import { isRecord } from './field.ts';
import { affect, type Found, indicate } from './found.ts';

/** What the keys of a product's entities hold. */
export interface EntityKeys {
  /** Key → indicator type. */
  readonly indicators?: Readonly<Record<string, string>>;
  /** Keys that name something of the customer's own. */
  readonly assets?: readonly string[];
  /** Keys under which further entities lie, singly or in lists. */
  readonly within?: readonly string[];
  /** What a product tells of an entity only by several keys together. */
  readonly also?: (found: Found, entity: Readonly<Record<string, unknown>>) => void;
}

type Handle = (found: Found, value: unknown, walk: Walk, depth: number) => void;
type Walk = (found: Found, value: unknown, depth: number) => void;

/** Deeper than the entities of any product here are nested; what lies below is left out. */
const MAX_DEPTH = 6;
/** Items of a list that are looked at. */
const MAX_ITEMS = 200;

const each = (value: unknown, look: (item: unknown) => void): void => {
  if (!Array.isArray(value)) look(value);
  else for (let i = 0; i < value.length && i < MAX_ITEMS; i++) look(value[i]);
};

function handlers(keys: EntityKeys): ReadonlyMap<string, Handle> {
  const indicators = Object.entries(keys.indicators ?? {}).map(([key, type]): [string, Handle] => [
    key,
    (found, value) => each(value, (item) => indicate(found, type, item)),
  ]);
  const assets = (keys.assets ?? []).map((key): [string, Handle] => [
    key,
    (found, value) => each(value, (item) => affect(found, item)),
  ]);
  const within = (keys.within ?? []).map((key): [string, Handle] => [
    key,
    (found, value, walk, depth) => walk(found, value, depth + 1),
  ]);
  const all = new Map<string, Handle>();
  for (const [key, handle] of [...indicators, ...assets, ...within]) {
    const before = all.get(key);
    all.set(key, before === undefined ? handle : both(before, handle));
  }
  return all;
}

/** A key may be an indicator and an asset at once. */
const both =
  (one: Handle, other: Handle): Handle =>
  (found, value, walk, depth) => {
    one(found, value, walk, depth);
    other(found, value, walk, depth);
  };

/**
 * A reader of a product's entities: one pass over the keys that are there, however many kinds of entity the product
 * knows. A key may hold a value or a list of them.
 */
export function entityReader(keys: EntityKeys): (found: Found, value: unknown) => void {
  const known = handlers(keys);
  const walk: Walk = (found, value, depth) => {
    if (depth > MAX_DEPTH) return;
    each(value, (entity) => {
      if (!isRecord(entity)) return;
      keys.also?.(found, entity);
      for (const key in entity) {
        const inside = entity[key];
        if (inside === null || inside === '') continue;
        known.get(key)?.(found, inside, walk, depth);
      }
    });
  };
  return (found, value) => walk(found, value, 0);
}

import { pick, type Random } from './bytes.ts';
import { oddValues } from './odd.ts';

type Holder = Record<string, unknown> | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** A place somewhere in a value: sooner or later each. */
function placeIn(root: Holder, random: Random): { holder: Holder; key: string } | null {
  for (let holder = root, depth = 0; ; depth++) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return null;
    const key = pick(random, keys);
    const inside = (holder as Record<string, unknown>)[key];
    if (!isHolder(inside) || Object.keys(inside).length === 0 || depth > 40 || random() < 0.25)
      return { holder, key };
    holder = inside;
  }
}

const put = (holder: Holder, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
};

function mutate(root: Holder, random: Random, other: string, names: readonly string[]): void {
  const place = placeIn(root, random);
  if (place === null) return;
  const { holder, key } = place;
  const value = (holder as Record<string, unknown>)[key];
  const dice = random();
  if (dice < 0.35) put(holder, key, structuredClone(pick(random, oddValues)));
  else if (dice < 0.45) delete (holder as Record<string, unknown>)[key];
  else if (dice < 0.6 && !Array.isArray(holder)) put(holder, pick(random, names), value);
  else if (dice < 0.7) put(holder, key, [value, value]);
  else if (dice < 0.78) put(holder, key, { [pick(random, names)]: value });
  else if (dice < 0.86)
    put(
      holder,
      key,
      typeof value === 'string' ? value.repeat(1 + Math.floor(random() * 20)) : JSON.stringify(value),
    );
  else if (dice < 0.93)
    put(holder, key, Array(Math.floor(random() * (isHolder(value) ? 6 : 300))).fill(value));
  else put(holder, key, partOf(other, random));
}

/** Of its own each time: a value put into itself would be no JSON. */
function partOf(other: string, random: Random): unknown {
  const value: unknown = other.startsWith('{') ? JSON.parse(other) : other;
  return isHolder(value) ? pick(random, [value, ...Object.values(value)]) : value;
}

/** JSON `text` with some of its values replaced, moved, renamed, repeated or taken from `other`; JSON still. */
export function mutatedValue(text: string, random: Random, other: string, names: readonly string[]): string {
  const root: unknown = JSON.parse(text);
  if (!isHolder(root)) return text;
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) mutate(root, random, other, names);
  return JSON.stringify(root);
}

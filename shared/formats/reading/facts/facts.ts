/*
 * What a log line tells as `key=value` pairs. CEF, LEEF and the lines of many firewalls differ in how they are
 * written down and agree in little else; the names of one thing are gathered here.
 */

export interface Facts {
  /** By key in lower case. */
  readonly keys: ReadonlyMap<string, string>;
  /** Values of custom keys by their label (`cs1Label=Rule Name cs1=…`), in lower-case letters and digits only. */
  readonly labels: ReadonlyMap<string, string>;
}

/** No product sends more; what follows is left out. */
export const MAX_PAIRS = 400;
export const MAX_KEY = 100;

const BLANK = /^(?:-|\(no user\)|n\/a|null|none|\(null\)|undefined|unknown)?$/i;

/** The first value of a key counts, and blanks never do: some products repeat keys, once filled and once not. */
export function keep(pairs: Map<string, string>, key: string, value: string): void {
  const name = key.toLowerCase();
  if (pairs.size < MAX_PAIRS && key.length <= MAX_KEY && !pairs.has(name) && !isBlank(value)) {
    pairs.set(name, value);
  }
}

const isBlank = (value: string): boolean => value.length <= 9 && BLANK.test(value);

const LABEL = 'label';
const folded = (label: string): string =>
  label
    .slice(0, MAX_KEY)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

export function factsOf(keys: ReadonlyMap<string, string>): Facts {
  const labels = new Map<string, string>();
  for (const [key, label] of keys) {
    if (!key.endsWith(LABEL)) continue;
    const value = keys.get(key.slice(0, -LABEL.length));
    if (value !== undefined && !labels.has(folded(label))) labels.set(folded(label), value);
  }
  return { keys, labels };
}

/** The first of several keys that is there, or else of labels of that name. */
export function tell(facts: Facts, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = facts.keys.get(name);
    if (value !== undefined) return value;
  }
  if (facts.labels.size === 0) return undefined;
  for (const name of names) {
    const value = facts.labels.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

import { type Role, roles } from './roles.ts';

/*
 * What a log line tells as `key=value` pairs. CEF, LEEF and the lines of many firewalls differ in how they are
 * written down and agree in little else; the names of one thing are gathered here.
 */

export interface Facts {
  /** By key in lower case. */
  readonly keys: ReadonlyMap<string, string>;
  /** Values of custom keys by their label (`cs1Label=Rule Name cs1=…`), in lower-case letters and digits only. */
  readonly labels: ReadonlyMap<string, string>;
  /** By what they mean. */
  readonly told: ReadonlyMap<Role, string>;
}

interface Part {
  readonly role: Role;
  /** The best name of several counts. */
  readonly rank: number;
}

const partsOf = new Map<string, Part[]>();
for (const role of Object.keys(roles) as Role[]) {
  for (const [rank, name] of roles[role].entries()) {
    partsOf.set(name, [...(partsOf.get(name) ?? []), { role, rank }]);
  }
}

/** More than any role has: labels come after all keys. */
const MAX_NAMES = 1_000;

/** What the names that are there mean, once for all roles: a line has few names and a role has many. */
function toldBy(keys: ReadonlyMap<string, string>, labels: ReadonlyMap<string, string>) {
  const told = new Map<Role, string>();
  const ranks = new Map<Role, number>();
  const look = (names: ReadonlyMap<string, string>, after: number) => {
    for (const [name, value] of names) {
      for (const { role, rank } of partsOf.get(name) ?? NONE) {
        if (rank + after >= (ranks.get(role) ?? Number.POSITIVE_INFINITY)) continue;
        ranks.set(role, rank + after);
        told.set(role, value);
      }
    }
  };
  look(keys, 0);
  look(labels, MAX_NAMES);
  return told;
}
const NONE: readonly Part[] = [];

/** No product sends more; what follows is left out. */
export const MAX_PAIRS = 400;
export const MAX_KEY = 100;

const BLANKS = new Set(['', '-', ',', '(no user)', 'n/a', 'null', 'none', '(null)', 'undefined', 'unknown']);

/** The first value of a key counts, and blanks never do: some products repeat keys, once filled and once not. */
export function keep(pairs: Map<string, string>, key: string, value: string): void {
  const name = key.toLowerCase();
  if (pairs.size < MAX_PAIRS && key.length <= MAX_KEY && !pairs.has(name) && !isBlank(value)) {
    pairs.set(name, value);
  }
}

const isBlank = (value: string): boolean => value.length <= 9 && BLANKS.has(value.toLowerCase());

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
  return { keys, labels, told: toldBy(keys, labels) };
}

/** What a line says of a role, by the best of its names. */
export const tell = (facts: Facts, role: Role): string | undefined => facts.told.get(role);

/** The first of several keys that is there. */
export function tellFirst({ keys }: Facts, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = keys.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

import { isRecord } from './field.ts';

/*
 * One product's records come in several casings: as its REST API spells keys, as a client library does (snake_case in
 * Python, PascalCase in .NET, PowerShell and most of AWS's). Formats read the REST spelling; the others are respelled.
 */

/** Keys of all products together number some thousands; beyond that somebody sends keys made up by the record. */
const MAX_KNOWN_KEYS = 5_000;
const MAX_KEY_LENGTH = 80;
const known = new Map<string, string>();

/** The capitals in front of a key: of `IncidentName` one, of `NTDomain` two, of `SHA256` and `URL` all. */
const FRONT = /^(?:[A-Z]+(?=[A-Z][a-z]|[^A-Za-z]|$)|[A-Z])/;

function camel(key: string): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (key.length > MAX_KEY_LENGTH) return key;
  const joined = key.replace(/(?<=[A-Za-z0-9])_([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const found = joined.replace(FRONT, (letters) => letters.toLowerCase());
  if (known.size < MAX_KNOWN_KEYS) known.set(key, found);
  return found;
}

/** Deeper parts of a record keep their spelling; no product here nests what matters further. */
const MAX_DEPTH = 12;
const MAX_ITEMS = 200;

function respelled(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => respelled(item, depth + 1));
  return isRecord(value) ? camelCased(value, depth) : value;
}

/** A record with its keys in camelCase: `IncidentNumber` and `incident_number` become `incidentNumber`. */
export function camelCased(record: Readonly<Record<string, unknown>>, depth = 0) {
  const out: Record<string, unknown> = Object.create(null);
  for (const key in record) out[camel(key)] = respelled(record[key], depth + 1);
  return out as Readonly<Record<string, unknown>>;
}

/** Longest word that makes a category. */
const MAX_WORD = 60;

/** A product's own word as a category of ours: `UnfamiliarLocation` becomes `unfamiliar_location`. */
export function snakeCased(word: string | undefined): string | undefined {
  if (word === undefined || word.length > MAX_WORD) return undefined;
  const apart = word.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return apart.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '') || undefined;
}

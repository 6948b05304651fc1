import { type Indicator, listLimits } from '../../domain/incident.ts';
import { canonical, MAX_INDICATOR_LENGTH } from '../../domain/indicator.ts';
import { unlessEmpty } from './evidence.ts';
import { limits } from './limit.ts';
import { dig, say, sayAll } from './sensor.ts';
import { wellFormed } from './wellformed.ts';

/** Evidence collected from the scattered parts of one record: each thing once, never more than a report holds. */
export interface Found {
  readonly indicators: Indicator[];
  /** The values of `indicators` by type: hashing them beside their types, as one key, costs more than finding them. */
  readonly values: Map<string, Set<string>>;
  readonly assets: Set<string>;
  readonly techniques: Set<string>;
}

export const nothingFound = (): Found => ({
  indicators: [],
  values: new Map(),
  assets: new Set(),
  techniques: new Set(),
});

/** What no product means by a value it fills in nonetheless. */
const BLANKS = new Set(['', '-', 'n/a', 'na', 'none', 'null', 'unknown', 'undefined', '0.0.0.0', '::']);

/** Hashes that were never computed: all customers of a product would share them. */
const NO_HASH = /^0{32,128}$/;

const isBlank = (text: string): boolean =>
  text.length <= 9 ? BLANKS.has(text.trim().toLowerCase()) : text.startsWith('0') && NO_HASH.test(text);

/** An indicator, if `value` is what its type says. */
export function indicate(found: Found, type: string, value: unknown): void {
  if (typeof value !== 'string' || found.indicators.length >= listLimits.indicators) return;
  if (value.length > MAX_INDICATOR_LENGTH || isBlank(value) || value.includes('\0')) return;
  const indicator = canonical(type, wellFormed(value));
  if (indicator) note(found, indicator);
}

/** An indicator in its one spelling, unless it is there already. */
function note({ indicators, values }: Found, indicator: Indicator): void {
  const known = values.get(indicator.type) ?? new Set();
  if (known.size === 0) values.set(indicator.type, known);
  const before = known.size;
  if (known.add(indicator.value).size > before) indicators.push(indicator);
}

/** Where a sensor's record holds indicators, and of what type. */
export type IndicatorPaths = readonly (readonly [path: string, type: string])[];

/** Only what parses as its type: a sensor field may hold anything, and `24.273.97.14` is no address. */
export function indicateAt(found: Found, record: unknown, paths: IndicatorPaths): void {
  for (const [path, type] of paths) {
    const said = dig(record, path);
    // Most fields are absent from most records.
    if (said === undefined || said === null || said === '') continue;
    for (const value of sayAll(said, MAX_INDICATOR_LENGTH)) {
      const indicator = canonical(type, value);
      if (indicator && found.indicators.length < listLimits.indicators) note(found, indicator);
    }
  }
}

/** Something of the customer's own: a host, a person, a brand, a resource. */
export function affect(found: Found, value: unknown): void {
  const asset = say(value, limits.asset);
  if (asset !== undefined && !isBlank(asset) && found.assets.size < listLimits.assets)
    found.assets.add(asset);
}

/** ATT&CK ids inside longer words, as in `Masquerading (T1036.005)` and `attack.t1059_001`. */
const TECHNIQUE = /(?<![a-z0-9])t\d{4}(?:[._/]\d{3})?(?![0-9])/gi;
/** Longest text that is looked through for technique ids. */
const MAX_TECHNIQUES_TEXT = 4_096;

/** Every ATT&CK technique named in a text, or in the texts of a list. */
export function techniques(found: Found, said: unknown): void {
  for (const text of Array.isArray(said) ? said.slice(0, listLimits.techniques) : [said]) {
    if (typeof text !== 'string' || text.length > MAX_TECHNIQUES_TEXT) continue;
    for (const id of text.match(TECHNIQUE) ?? []) {
      if (found.techniques.size >= listLimits.techniques) return;
      found.techniques.add(id.toUpperCase().replace(/[_/]/, '.'));
    }
  }
}

/** What was found, as a report carries it: lists that hold nothing are left out. */
export const evidenceOf = (found: Found) => ({
  indicators: unlessEmpty(found.indicators),
  techniques: unlessEmpty([...found.techniques]),
  assets: unlessEmpty([...found.assets]),
});

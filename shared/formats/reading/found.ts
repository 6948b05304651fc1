import { type Indicator, listLimits } from '../../domain/incident.ts';
import { canonical, MAX_INDICATOR_LENGTH } from '../../domain/indicator.ts';
import { unlessEmpty } from './evidence.ts';
import { limits } from './limit.ts';
import { say } from './sensor.ts';
import { wellFormed } from './wellformed.ts';

/** Evidence collected from the scattered parts of one record: each thing once, never more than a report holds. */
export interface Found {
  readonly indicators: Map<string, Indicator>;
  readonly assets: Set<string>;
  readonly techniques: Set<string>;
}

export const nothingFound = (): Found => ({
  indicators: new Map(),
  assets: new Set(),
  techniques: new Set(),
});

/** What no product means by a value it fills in nonetheless. */
const BLANKS = new Set(['', '-', 'n/a', 'na', 'none', 'null', 'unknown', 'undefined', '0.0.0.0', '::']);

/** Hashes that were never computed: all customers of a product would share them. */
const NO_HASH = /^0{32,128}$/;

const isBlank = (text: string): boolean =>
  text.length <= 9 ? BLANKS.has(text.trim().toLowerCase()) : text.length <= 128 && NO_HASH.test(text);

/** An indicator, if `value` is what its type says. */
export function indicate(found: Found, type: string, value: unknown): void {
  if (typeof value !== 'string' || value.length > MAX_INDICATOR_LENGTH || isBlank(value)) return;
  if (found.indicators.size >= listLimits.indicators || value.includes('\0')) return;
  const indicator = canonical(type, wellFormed(value));
  if (indicator) found.indicators.set(`${indicator.type} ${indicator.value}`, indicator);
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
    for (const [id] of text.matchAll(TECHNIQUE)) {
      if (found.techniques.size < listLimits.techniques)
        found.techniques.add(id.toUpperCase().replace(/[_/]/, '.'));
    }
  }
}

/** What was found, as a report carries it: lists that hold nothing are left out. */
export const evidenceOf = (found: Found) => ({
  indicators: unlessEmpty([...found.indicators.values()]),
  techniques: unlessEmpty([...found.techniques]),
  assets: unlessEmpty([...found.assets]),
});

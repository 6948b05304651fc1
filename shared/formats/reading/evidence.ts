import { address } from '../../domain/address.ts';
import { type Indicator, listLimits } from '../../domain/incident.ts';
import { canonical, MAX_INDICATOR_LENGTH } from '../../domain/indicator.ts';
import { dig, sayAll } from './sensor.ts';

/** Where a sensor's record holds indicators, and of what type. */
export type IndicatorPaths = readonly (readonly [path: string, type: string])[];

/** Only what parses as its type: a sensor field may hold anything, and `24.273.97.14` is no address. */
export function indicatorsAt(record: unknown, paths: IndicatorPaths): Indicator[] {
  const found = new Map<string, Indicator>();
  for (const [path, type] of paths) {
    const said = dig(record, path);
    // Most fields are absent from most records.
    if (said === undefined || said === null || said === '') continue;
    for (const value of sayAll(said, MAX_INDICATOR_LENGTH)) add(found, canonical(type, value));
  }
  return [...found.values()].slice(0, listLimits.indicators);
}

function add(found: Map<string, Indicator>, indicator: Indicator | null): void {
  if (indicator) found.set(`${indicator.type} ${indicator.value}`, indicator);
}

/** ATT&CK ids under `path`; some rule writers put an underscore before the sub-technique. */
export function techniquesAt(record: unknown, path: string): string[] | undefined {
  const ids = sayAll(dig(record, path), 16).map((id) => canonical('technique', id.replace('_', '.'))?.value);
  const found = [...new Set(ids.filter((id) => id !== undefined))].slice(0, listLimits.techniques);
  return found.length > 0 ? found : undefined;
}

/** A canonical address, or undefined. */
export const addressOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 64 ? (address(value.trim()) ?? undefined) : undefined;

export const unlessEmpty = <T>(items: readonly T[]): readonly T[] | undefined =>
  items.length > 0 ? items : undefined;

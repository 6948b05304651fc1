import { address } from '../../domain/address.ts';
import { listLimits } from '../../domain/incident.ts';
import { canonical } from '../../domain/indicator.ts';
import { dig, sayAll } from './sensor.ts';

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

import { isDeepStrictEqual } from 'node:util';
import { Fault } from '../../shared/domain/fault.ts';
import { compileIntoNative } from '../../shared/formats/mapping/into-native.ts';
import { networksOf } from '../../shared/node/ingest/networks.ts';
import type { IngestKeyChange } from '../../shared/wire/http/ingest-keys.ts';
import type { KeyRow } from './keys.ts';

const NAMES = ['name', 'rate_per_second', 'networks', 'mapping'] as const;
export type Settings = Pick<KeyRow, (typeof NAMES)[number]>;

/** Settings as they are kept; a fault names the one that is wrong. */
export function settle<T extends IngestKeyChange>(asked: T): T {
  if (asked.mapping) check(asked.mapping);
  return { ...asked, ...(asked.networks && { networks: networksOf(asked.networks) }) };
}

function check(mapping: unknown): void {
  try {
    compileIntoNative(mapping);
  } catch (error) {
    throw new Fault('bad_request', (error as Error).message, 'mapping');
  }
}

/** What a change makes different, before and after; null where it changes nothing. */
export function differenceOf(
  held: Settings,
  asked: IngestKeyChange,
): { before: Partial<Settings>; after: Partial<Settings> } | null {
  const names = NAMES.filter((name) => name in asked && !isDeepStrictEqual(held[name], asked[name]));
  if (names.length === 0) return null;
  const pick = (of: Partial<Settings>) => Object.fromEntries(names.map((name) => [name, of[name]]));
  return { before: pick(held), after: pick(asked) };
}

/** As columns take it. */
export const columnsOf = ({ mapping, ...rest }: Partial<Settings>) => ({
  ...rest,
  ...(mapping !== undefined && { mapping: mapping === null ? null : JSON.stringify(mapping) }),
});

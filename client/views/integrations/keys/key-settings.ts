import type { IngestKeyChange, ListedKey } from '../../../../shared/wire/http/ingest-keys.ts';
import type { Faults } from '../../../ui/faults.ts';

/** The settings of a key as they are typed. */
export interface KeyDraft {
  readonly name: string;
  /** Records a second; empty for no limit. */
  readonly rate: string;
  /** One address or network a line. */
  readonly networks: string;
}

export const keyFields = ['name', 'rate_per_second', 'networks'] as const;
type KeyField = (typeof keyFields)[number];

export const NEW_KEY: KeyDraft = { name: '', rate: '', networks: '' };

export const draftOf = (key: ListedKey): KeyDraft => ({
  name: key.name,
  rate: key.rate_per_second === null ? '' : String(key.rate_per_second),
  networks: key.networks.join('\n'),
});

const MOST_PER_SECOND = 100_000;

const networksOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

const rateOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export function wrongIn({ name, rate }: KeyDraft): Faults<KeyField> {
  const number = rateOf(rate);
  const isRate = number === null || (Number.isInteger(number) && number >= 1 && number <= MOST_PER_SECOND);
  return {
    ...(name.trim() === '' && { name: 'give the key a name' }),
    ...(!isRate && { rate_per_second: 'write a whole number from 1 to 100000, or nothing' }),
  };
}

/** As the API takes them. */
export const settingsOf = ({ name, rate, networks }: KeyDraft) =>
  ({
    name: name.trim(),
    rate_per_second: rateOf(rate),
    networks: networksOf(networks),
  }) satisfies IngestKeyChange;

export const sameSettings = (one: KeyDraft, other: KeyDraft): boolean =>
  JSON.stringify(settingsOf(one)) === JSON.stringify(settingsOf(other));

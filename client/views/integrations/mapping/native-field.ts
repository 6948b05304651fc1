import { detailKinds, detailNames } from '../../../../shared/domain/details.ts';
import { modules, resolutions, severities, statuses } from '../../../../shared/domain/incident.ts';

/** What a field of the native format takes. */
export type Takes = 'text' | 'word' | 'list' | 'indicators';

export interface NativeField {
  readonly name: string;
  readonly takes: Takes;
  readonly about: string;
  readonly required?: true;
  /** The words it may have, for one that takes a word. */
  readonly words?: readonly string[];
}

const text = (name: string, about: string): NativeField => ({ name, takes: 'text', about });
const word = (name: string, words: readonly string[], about: string): NativeField => ({
  name,
  takes: 'word',
  words,
  about,
});
const list = (name: string, about: string): NativeField => ({ name, takes: 'list', about });

/** The fields a mapping may fill, in the order in which they matter. */
export const nativeFields: readonly NativeField[] = [
  {
    ...text('external_id', 'What identifies it at the source: a later record with the same one updates it.'),
    required: true,
  },
  { ...text('title', 'What a person reads first.'), required: true },
  { ...word('severity', severities, 'From info to critical.'), required: true },
  text('tenant', 'Whose it is: name or slug. Only read with a key of the provider.'),
  text('source', 'The product, as it shows in lists and filters.'),
  text('detected_at', 'When it was found: RFC 3339, such as 2026-01-31T14:05:00Z. Now, if absent.'),
  text('occurred_at', 'When it happened.'),
  text('updated_at', 'When the source changed it: an older record never overwrites a newer one.'),
  word('status', statuses, 'Open, if absent.'),
  text('closed_at', 'When it was closed.'),
  word('resolution', resolutions, 'How it ended.'),
  text('pause_reason', 'What it waits for, while in progress.'),
  word('module', modules, 'The kind of risk.'),
  text('category', 'A finer word than the module.'),
  text('description', 'What happened.'),
  text('impact', 'What it means.'),
  text('recommendation', 'What to do.'),
  text('url', 'Where it is at the source: a web address.'),
  text('assignee', 'Who works on it there.'),
  text('fingerprint', 'What recurs: while it is open, further records are occurrences of it.'),
  {
    name: 'indicators',
    takes: 'indicators',
    about: 'Addresses, domains, hashes: each has a type and a value.',
  },
  list('techniques', 'ATT&CK technique ids.'),
  list('assets', 'Hosts, accounts, domains concerned.'),
  list('tags', 'Words to find it by.'),
  ...detailNames.map((name) => {
    const { definition, states } = detailKinds[name];
    return states ? word(`details.${name}`, states, definition) : text(`details.${name}`, definition);
  }),
];

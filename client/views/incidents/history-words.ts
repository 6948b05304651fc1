import type { LogEntry } from '../../../shared/wire/http/events.ts';

export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const verbs: Record<string, string> = {
  'incident.created': 'recorded it',
  'incident.changed': 'changed it',
  'incident.repeated': 'reported it again',
  'incident.duplicate': 'merged a duplicate into it',
  'note.added': 'wrote a note',
};
const actors: Record<string, string> = { ingest: 'The source', watchfloor: 'Watchfloor' };

export function sentence(entry: Pick<LogEntry, 'kind' | 'actor' | 'actor_name'>): string {
  const actor = actors[entry.actor] ?? entry.actor_name ?? 'Somebody whose account is gone';
  return `${actor} ${verbs[entry.kind] ?? entry.kind.replace('incident.', '').replaceAll('_', ' ')}`;
}

/** The name beside it says who is meant. */
const UNSHOWN = new Set(['assigneeId']);

/** Long texts are above, in full; the history only says that they changed. */
const LONGEST = 80;

function word(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** `data.changes` maps a field to what it was and what it became. */
export function changesOf(entry: Pick<LogEntry, 'data'>): Change[] {
  const changes = entry.data.changes;
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes).flatMap(([field, pair]) =>
    Array.isArray(pair) && !UNSHOWN.has(field)
      ? [{ field: field.replaceAll('_', ' '), before: word(pair[0]), after: word(pair[1]) }]
      : [],
  );
}

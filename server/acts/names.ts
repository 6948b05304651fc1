import type { EventData } from '../../shared/domain/event.ts';
import type { LogEntry } from '../../shared/wire/http/events.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';
import type { SealedIds } from '../sealed-id.ts';
import type { EventRow } from './stale.ts';

/** Actors of the log that are no users. */
const MACHINERY: Readonly<Record<string, string>> = { ingest: 'The source', watchfloor: 'Watchfloor' };

/** Entries of a log as its readers see them: who acted by name, never by address. */
export async function presentEvents(
  { identity, ids }: { readonly identity: Identity; readonly ids: SealedIds },
  rows: readonly EventRow[],
): Promise<LogEntry[]> {
  const users = [...new Set(rows.map(({ actor }) => actor))].filter((actor) => !(actor in MACHINERY));
  const people = users.length === 0 ? new Map() : await readPeople(identity, users);
  return rows.map(({ at, incident_id, ...row }) => ({
    ...row,
    at: at.toISOString(),
    incident_id: incident_id === null ? null : ids.seal('incident', incident_id),
    actor_name: MACHINERY[row.actor] ?? people.get(row.actor)?.name ?? null,
    data: row.data as EventData & Record<string, unknown>,
  }));
}

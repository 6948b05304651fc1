import { sql } from 'kysely';
import type { EventData } from '../../shared/domain/event.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Outcome } from './perform.ts';

/**
 * What an act that comes again has done, by incident: its events say so. Whoever repeats it waits for the shard like
 * anyone, so what the first attempt still does is seen as well. Another's act of that name is another act.
 */
export async function doneBefore(
  tx: Tx,
  { act, userId, ids }: { readonly act: string; readonly userId: string; readonly ids: readonly number[] },
): Promise<Map<number, Outcome>> {
  const rows = await tx
    .selectFrom('events')
    .select(['incident_id', 'kind', 'data'])
    .where(sql<boolean>`data ? 'act' and data ->> 'act' = ${act}`)
    .where('actor', '=', userId)
    .where(sql<boolean>`incident_id = any(${ids}::bigint[])`)
    .execute();
  const outcomes = new Map<number, Exclude<Outcome, Error>>();
  for (const { incident_id, kind, data } of rows) {
    const { version, note } = data as EventData;
    const known = outcomes.get(incident_id!) ?? { version: version!, hasChanged: false, note: null };
    const more = kind === 'note.added' ? { note: note! } : { hasChanged: true };
    outcomes.set(incident_id!, { ...known, ...more });
  }
  return outcomes;
}

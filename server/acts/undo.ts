import { sql } from 'kysely';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import type { EventData } from '../../shared/domain/event.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { Changes, IncidentState } from '../../shared/domain/merge.ts';
import { decided } from '../../shared/domain/overrule.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { StoredIncident } from '../../shared/node/db/incidents.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { ServerDeps } from '../deps.ts';
import type { Deed } from './on-shard.ts';
import { staleSince } from './stale.ts';

/** How long the console offers it, and what the way there and servers' clocks may take of it. */
const UNDO_MS = 15 * SECOND_MS;
/** Of many rows: an act over thousands is done in parts, each an act of its own, and offered once the last is done. */
const UNDO_MANY_MS = 2 * MINUTE_MS;

interface Changed {
  readonly version: number;
  readonly changes: Changes;
}

/** What somebody did a moment ago, by incident; another's act is as absent as one that never was. */
export async function findAct(
  deps: ServerDeps,
  userId: string,
  act: string,
): Promise<ReadonlyMap<number, Changed>> {
  const rows = isUuid(act)
    ? await deps.tenancy.asSystem('find an act', (tx) =>
        tx
          .selectFrom('events')
          .select(['incident_id', 'at', 'data'])
          .where(sql<boolean>`data ? 'act' and data ->> 'act' = ${act}`)
          .where('actor', '=', userId)
          .where('kind', '=', 'incident.changed')
          .execute(),
      )
    : [];
  const [first] = rows;
  if (first === undefined) throw new Fault('not_found', 'there is no such act of yours');
  if (deps.clock() - first.at.getTime() > (rows.length === 1 ? UNDO_MS : UNDO_MANY_MS)) {
    throw new Fault('conflict', 'that was too long ago to be undone: change it back instead');
  }
  return new Map(
    rows.map(({ incident_id, data }) => {
      const { version, changes } = data as EventData;
      return [incident_id!, { version: version!, changes: changes! }];
    }),
  );
}

/** Restores what the act changed, unless anybody has changed the same since. */
export const undoing = (act: string, changed: ReadonlyMap<number, Changed>): Deed => ({
  undoes: act,
  async become(tx: Tx, incident: StoredIncident) {
    const { version, changes } = changed.get(incident.id)!;
    const fields = Object.entries(changes) as [keyof IncidentState, readonly [unknown, unknown]][];
    const isOverrun = fields.some(([field, [, after]]) => !isSame(incident.state[field], after));
    if (isOverrun) throw await staleSince(tx, incident, version);
    const before = Object.fromEntries(fields.map(([field, [was]]) => [field, was]));
    return { state: decided(incident.state, { ...incident.state, ...before }) };
  },
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

import type { LogEvent } from '../../shared/domain/event.ts';
import { project } from '../../shared/domain/event.ts';
import type { Moves } from '../../shared/domain/tally.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import {
  type IncidentKey,
  insertIncidents,
  loadIncidents,
  takeIncidentIds,
  updateIncidents,
} from '../../shared/node/db/incidents.ts';
import { advanceHeads, appendEvents, type NumberedEvent } from '../../shared/node/db/log.ts';
import { putSightings } from '../../shared/node/db/sightings.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { Entry } from './entry.ts';
import { Fold } from './fold.ts';
import { sightingsOf } from './sighting.ts';

/**
 * Writes entries to incidents, sightings and the log in the caller's transaction. Answers the event ranges to
 * project once it has committed. Entries that tell nothing new leave no trace, so a repeated call is harmless.
 */
export async function record(tx: Tx, entries: readonly Entry[]): Promise<EventRange[]> {
  const fold = new Fold();
  const firsts = new Map(entries.map((entry) => [entry.key, entry]));
  for (const known of await loadIncidents(tx, [...firsts.values()].map(keyOf))) fold.know(known);
  const unknown = [...firsts.keys()].filter((key) => !fold.isKnown(key));
  const ids = await takeIncidentIds(tx, unknown.length);
  let used = 0;
  for (const entry of entries) fold.take(entry, () => ids[used++]!);

  const { created, changed, events } = fold;
  if (events.size === 0) return [];
  await putSightings(tx, sightingsOf(fold.reported));
  await updateIncidents(tx, changed);
  const heads = await advanceHeads(tx, fold.advances());
  const numbered = created.map((incident) => ({
    ...incident,
    number: heads.get(incident.tenantId)!.number + incident.number,
  }));
  await insertIncidents(tx, numbered);
  const ranges = [...events].map(([tenantId, list]) => rangeOf(tenantId, heads.get(tenantId)!.seq, list));
  await appendEvents(
    tx,
    [...events].flatMap(([tenantId, list]) => number(tenantId, heads.get(tenantId)!.seq, list)),
  );
  return ranges;
}

const keyOf = ({ tenantId, report }: Entry): IncidentKey => ({
  tenantId,
  source: report.source,
  externalId: report.externalId,
});

const number = (tenantId: TenantId, before: number, events: readonly LogEvent[]): NumberedEvent[] =>
  events.map((event, index) => ({ tenantId, seq: before + index + 1, event }));

function rangeOf(tenantId: TenantId, before: number, events: readonly LogEvent[]): EventRange {
  const moves: Moves = new Map();
  for (const event of events) project(moves, event.data);
  return { tenantId, first: before + 1, last: before + events.length, moves };
}

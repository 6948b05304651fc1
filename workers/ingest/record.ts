import { fingerprintOf } from '../../shared/domain/open.ts';
import {
  type IncidentKey,
  insertIncidents,
  loadIncidents,
  tallyIncidents,
  updateIncidents,
} from '../../shared/node/db/incidents.ts';
import { advanceHeads, appendEvents, entriesOf, rangeOf } from '../../shared/node/db/log.ts';
import type { RecurringKey } from '../../shared/node/db/recurring.ts';
import { putSightings } from '../../shared/node/db/sightings.ts';
import { putSources, takeIdsAndSources } from '../../shared/node/db/sources.ts';
import { joinStorm, putStorms } from '../../shared/node/db/storms.ts';
import type { End, Tx } from '../../shared/node/db/tenancy.ts';
import { putTraffic } from '../../shared/node/db/traffic.ts';
import { inOneTrip } from '../../shared/node/db/trip.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { Entry } from './entry.ts';
import { Fold } from './fold.ts';
import { sightingsOf } from './sighting.ts';
import { Sources, sourceKey } from './sources.ts';
import { trafficOf } from './traffic.ts';

/**
 * Writes entries to incidents, sightings, sources and the log in the caller's transaction, which must also mark them
 * as done: a record is counted each time it comes here. Answers the event ranges to project after the commit, which
 * `end` may send with the last statements.
 */
export async function record(tx: Tx, entries: readonly Entry[], end: End = inOneTrip): Promise<EventRange[]> {
  if (entries.length === 0) return [];
  const { fold, sources } = await folded(tx, entries);
  const created = fold.created();
  const events = fold.events();
  const [, heads] = await inOneTrip([
    inOneTrip([
      putSightings(tx, sightingsOf(fold.reported)),
      updateIncidents(tx, fold.rewritten()),
      tallyIncidents(tx, fold.tallied()),
      joinStorm(tx, sources.earlierMembers(created)),
      putStorms(tx, sources.storms()),
      putSources(tx, sources.rows()),
      putTraffic(tx, trafficOf(entries)),
    ]),
    // Sent last, for these are the locks that others wait for.
    advanceHeads(tx, fold.advances(events)),
  ]);
  const appended = [...events].map(([tenantId, list]) => [tenantId, heads.get(tenantId)!.seq, list] as const);
  await end([
    insertIncidents(
      tx,
      created.map((each) => ({ ...each, number: heads.get(each.tenantId)!.number + each.number })),
    ),
    appendEvents(
      tx,
      appended.flatMap((each) => entriesOf(...each)),
    ),
  ]);
  return appended.map((each) => rangeOf(...each));
}

async function folded(tx: Tx, entries: readonly Entry[]) {
  const keys = new Map(entries.map((entry) => [entry.key, keyOf(entry)]));
  const named = entries.map(({ tenantId, report }) => ({ tenantId, source: report.source }));
  const distinct = new Map(named.map((key) => [sourceKey(key), key]));
  const [known, taken] = await inOneTrip([
    loadIncidents(tx, [...keys.values()], recurringOf(entries)),
    // As many ids as incidents may open at most; those left over are spent, and there are enough.
    takeIdsAndSources(tx, keys.size, [...distinct.values()]),
  ]);
  const sources = new Sources(taken.sources);
  const fold = new Fold(known, sources);
  const ids = taken.ids.values();
  for (const entry of entries) fold.take(entry, () => ids.next().value!);
  return { fold, sources };
}

const keyOf = ({ tenantId, report }: Entry): IncidentKey => ({
  tenantId,
  source: report.source,
  externalId: report.externalId,
});

/** Each fingerprint once, with the span of detection times of its alerts. */
function recurringOf(entries: readonly Entry[]): RecurringKey[] {
  const keys = new Map<string, RecurringKey>();
  for (const { tenantId, report, seenAt } of entries) {
    const fingerprint = fingerprintOf(report);
    if (fingerprint === undefined) continue;
    const { source } = report;
    const name = `${sourceKey({ tenantId, source })}\0${fingerprint}`;
    const { from = seenAt, to = seenAt } = keys.get(name) ?? {};
    const span = { from: Math.min(from, seenAt), to: Math.max(to, seenAt) };
    keys.set(name, { tenantId, source, fingerprint, ...span });
  }
  return [...keys.values()];
}

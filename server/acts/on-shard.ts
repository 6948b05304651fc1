import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/domain/clock.ts';
import type { LogEvent } from '../../shared/domain/event.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { type Changes, difference, factsOf, type IncidentState } from '../../shared/domain/merge.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { audit } from '../../shared/node/db/audit.ts';
import { holdIncidents, type StoredIncident, updateIncidents } from '../../shared/node/db/incidents.ts';
import { advanceHeads, appendEvents, entriesOf, rangeOf } from '../../shared/node/db/log.ts';
import { holdShard } from '../../shared/node/db/shard-lock.ts';
import type { End, Tx } from '../../shared/node/db/tenancy.ts';
import { inOneTrip } from '../../shared/node/db/trip.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { SealedIds } from '../sealed-id.ts';
import { entriesFor, slugsOf } from './audit.ts';
import { doneBefore } from './done-before.ts';
import { grouped } from './grouped.ts';
import { noIncident } from './locate.ts';
import { putNotes, type Settled } from './notes.ts';
import type { Outcome, Performer } from './perform.ts';
import { staleSince } from './stale.ts';

/** An incident to act on, and the version of it that was looked at; null for whatever is there. */
export interface Wish {
  readonly id: number;
  readonly tenantId: TenantId;
  readonly version: number | null;
}

export interface Become {
  readonly state: IncidentState;
  /** What happens to other incidents of the tenant by it. */
  readonly also?: readonly LogEvent[];
  /** What is written beside it. */
  readonly note?: Settled | null;
}

/** What somebody does to each incident. */
export interface Deed {
  /** Rejects with a Fault where this incident cannot become that. */
  become(tx: Tx, incident: StoredIncident, now: number): Promise<Become>;
  /** The act that is taken back by it. */
  readonly undoes: string | null;
}

export interface Given {
  readonly act: string;
  /** Whether it may have come before: its name is the sender's own. */
  readonly isNamed: boolean;
  readonly performer: Performer;
  readonly clock: Clock;
  readonly ids: SealedIds;
}

export interface ActContext extends Omit<Given, 'clock' | 'isNamed'> {
  /** When it happens, epoch milliseconds. */
  readonly now: number;
  /** By tenant. */
  readonly slugs: ReadonlyMap<string, string>;
}

/** What was done to one incident. */
export interface Done {
  readonly incident: StoredIncident;
  readonly changes: Changes | null;
  readonly note: (Settled & { readonly id: string }) | null;
  readonly events: readonly LogEvent[];
}

/** One transaction: incidents, notes, log and audit log, or nothing of it. */
export async function onShard(
  tx: Tx,
  end: End,
  shard: number,
  asked: { readonly wishes: readonly Wish[]; readonly deed: Deed; readonly given: Given },
): Promise<{ outcomes: Map<number, Outcome>; ranges: EventRange[] }> {
  const { wishes, deed, given } = asked;
  const ids = wishes.map(({ id }) => id);
  const { act, isNamed, performer } = given;
  // What is asked behind the lock is asked of what it finds once it holds the shard: one statement, one look.
  const [, incidents, outcomes, slugs] = await inOneTrip([
    holdShard(tx, shard),
    holdIncidents(tx, ids),
    isNamed ? doneBefore(tx, { act, userId: performer.userId, ids }) : new Map<number, Outcome>(),
    slugsOf(tx, new Set(wishes.map(({ tenantId }) => tenantId))),
  ]);
  // It happens now, and not when somebody began to wait for their turn.
  const context = { ...given, now: given.clock(), slugs };
  const held = new Map(incidents.map((each) => [each.id, each]));
  const done: Done[] = [];
  for (const wish of wishes.filter(({ id }) => !outcomes.has(id))) {
    try {
      const one = await onOne(tx, held.get(wish.id), wish, { deed, context });
      const { incident, changes, note } = one;
      const hasChanged = changes !== null;
      outcomes.set(wish.id, { version: incident.version, hasChanged, note: note?.id ?? null });
      if (one.events.length > 0) done.push(one);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      outcomes.set(wish.id, error);
    }
  }
  return { outcomes, ranges: await write(tx, end, done, { deed, context }) };
}

async function onOne(
  tx: Tx,
  incident: StoredIncident | undefined,
  wish: Wish,
  { deed, context }: { readonly deed: Deed; readonly context: ActContext },
): Promise<Done> {
  if (incident === undefined || incident.tenantId !== wish.tenantId) throw noIncident();
  if (wish.version !== null && wish.version !== incident.version) {
    throw await staleSince(tx, incident, wish.version);
  }
  const { state, also = [], note: settled } = await deed.become(tx, incident, context.now);
  const changes = difference(incident.state, state);
  const version = incident.version + (changes === null ? 0 : 1);
  const after = { ...incident, version, state };
  const events = changes === null ? [] : [changed(incident.state, after, changes, deed, context), ...also];
  const note = settled ? { ...settled, id: randomUUID() } : null;
  if (note !== null) events.push(noted(after, note, context));
  return { incident: after, changes, note, events };
}

function changed(
  before: IncidentState,
  { id, version, state }: StoredIncident,
  changes: Changes,
  { undoes }: Deed,
  { act, performer, now }: ActContext,
): LogEvent {
  const [from, to] = [factsOf(before), factsOf(state)];
  const facts = JSON.stringify(from) === JSON.stringify(to) ? {} : { from, to };
  const data = { ...facts, changes, version, act, ...(undoes && { undoes }) };
  return { kind: 'incident.changed', incidentId: id, at: now, actor: performer.userId, data };
}

const noted = (
  { id, version }: StoredIncident,
  note: NonNullable<Done['note']>,
  { act, performer, now }: ActContext,
): LogEvent => ({
  kind: 'note.added',
  incidentId: id,
  at: now,
  actor: performer.userId,
  data: { note: note.id, mentions: note.mentions, version, act },
});

async function write(
  tx: Tx,
  end: End,
  done: readonly Done[],
  { deed, context }: { readonly deed: Deed; readonly context: ActContext },
): Promise<EventRange[]> {
  if (done.length === 0) return [];
  const byTenant = grouped(done, ({ incident }) => incident.tenantId);
  const events = [...byTenant].map(([tenantId, of]) => [tenantId, of.flatMap((one) => one.events)] as const);
  const [, , heads] = await inOneTrip([
    updateIncidents(
      tx,
      done.filter(({ changes }) => changes !== null).map(({ incident }) => incident),
    ),
    putNotes(tx, done, context),
    advanceHeads(
      tx,
      events.map(([tenantId, list]) => ({ tenantId, events: list.length, numbers: 0 })),
    ),
  ]);
  const appended = events.map(([tenantId, list]) => [tenantId, heads.get(tenantId)!.seq, list] as const);
  const entries = entriesFor(byTenant, deed, context);
  await end([
    appendEvents(
      tx,
      appended.flatMap((each) => entriesOf(...each)),
    ),
    ...entries.map((entry) => audit(tx, context.performer.authorIn(entry.tenantId), entry)),
  ]);
  return appended.map((each) => rangeOf(...each));
}

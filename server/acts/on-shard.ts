import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/domain/clock.ts';
import type { LogEvent } from '../../shared/domain/event.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { type Changes, difference, factsOf, type IncidentState } from '../../shared/domain/merge.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { holdIncidents, type StoredIncident, updateIncidents } from '../../shared/node/db/incidents.ts';
import { appendToLogs } from '../../shared/node/db/log.ts';
import { holdShard } from '../../shared/node/db/shard-lock.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { SealedIds } from '../sealed-id.ts';
import { auditActs } from './audit.ts';
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
  shard: number,
  asked: { readonly wishes: readonly Wish[]; readonly deed: Deed; readonly given: Given },
): Promise<{ outcomes: Map<number, Outcome>; ranges: EventRange[] }> {
  const { wishes, deed, given } = asked;
  await holdShard(tx, shard);
  // It happens now, and not when somebody began to wait for their turn.
  const context = { ...given, now: given.clock() };
  const ids = wishes.map(({ id }) => id);
  const held = new Map((await holdIncidents(tx, ids)).map((each) => [each.id, each]));
  const { act, isNamed, performer } = given;
  const outcomes = isNamed ? await doneBefore(tx, { act, userId: performer.userId, ids }) : new Map();
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
  return { outcomes, ranges: await write(tx, done, deed, context) };
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

async function write(tx: Tx, done: readonly Done[], deed: Deed, context: ActContext): Promise<EventRange[]> {
  if (done.length === 0) return [];
  await updateIncidents(
    tx,
    done.filter(({ changes }) => changes !== null).map(({ incident }) => incident),
  );
  await putNotes(tx, done, context);
  const byTenant = grouped(done, ({ incident }) => incident.tenantId);
  const ranges = await appendToLogs(
    tx,
    new Map([...byTenant].map(([tenantId, of]) => [tenantId, of.flatMap(({ events }) => events)])),
  );
  await auditActs(tx, byTenant, deed, context);
  return ranges;
}

import { type Decision, decide } from '../../shared/domain/decide.ts';
import type { LogEvent } from '../../shared/domain/event.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { StoredIncident } from '../../shared/node/db/incidents.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Change } from '../../shared/wire/http/acts.ts';
import type { ServerDeps } from '../deps.ts';
import type { Actor } from '../identity/actor.ts';
import { readNote, settleNote } from './notes.ts';
import type { Become, Deed } from './on-shard.ts';
import { PerTenant } from './per-tenant.ts';
import { type Named, nameable, personCalled } from './workers.ts';

/** What a change asked for over HTTP does to each incident it is asked for. */
export async function deedOf(deps: ServerDeps, actor: Actor, change: Change): Promise<Deed> {
  if (Object.keys(change).length === 0) {
    throw new Fault('bad_request', 'say what to change: status, severity, assignee, tags, …');
  }
  const { assignee, note, duplicate_of } = change;
  const wanted = { ...plainly(change), isExplained: note !== undefined };
  const person = assignee ? await personCalled(deps.identity, actor, assignee) : null;
  const target = duplicate_of === undefined ? null : deps.ids.open('incident', duplicate_of);
  const written = note === undefined ? null : await readNote(deps.identity, actor, note);
  // Looked up once in each tenant, however many of its incidents are meant.
  const workers = new PerTenant((tx, tenant) => workerAt(tx, actor, tenant, person));
  const notes = new PerTenant(async (tx, tenant) => written && settleNote(tx, actor, tenant, written));
  return {
    undoes: null,
    async become(tx: Tx, incident: StoredIncident, now: number): Promise<Become> {
      const assigned =
        assignee === undefined
          ? {}
          : { assignee: assignee === null ? null : await workers.at(tx, incident.tenantId) };
      const merged = duplicate_of === undefined ? null : await mergedInto(tx, incident, target);
      const decision = {
        ...wanted,
        ...assigned,
        ...(merged && { duplicateOf: merged.number }),
      };
      const state = decide(incident.state, decision, actor, now);
      const also = merged === null ? [] : [duplicated(incident, merged.id, actor.id, now)];
      return { state, also, note: await notes.at(tx, incident.tenantId) };
    },
  };
}

/** What needs no looking up, in the words of the domain. */
const plainly = (change: Change): Omit<Decision, 'isExplained' | 'assignee' | 'duplicateOf'> => ({
  ...(change.status && { status: change.status }),
  ...(change.severity && { severity: change.severity }),
  ...(change.resolution && { resolution: change.resolution }),
  ...(change.module && { module: change.module }),
  ...(change.category !== undefined && { category: change.category }),
  ...(change.pause_reason !== undefined && { pauseReason: change.pause_reason }),
  ...(change.snooze_until !== undefined && { snoozedUntil: instantOf(change.snooze_until) }),
  ...(change.escalate !== undefined && { escalation: change.escalate }),
  ...(change.tags?.add && { tagsAdded: change.tags.add }),
  ...(change.tags?.remove && { tagsRemoved: change.tags.remove }),
});

function instantOf(text: string | null): number | null {
  if (text === null) return null;
  const at = Date.parse(text);
  // The format knows leap seconds, which the clock does not.
  if (Number.isNaN(at)) throw new Fault('bad_request', 'there is no such instant', 'snooze_until');
  return at;
}

/** Who is unknown, and who works elsewhere, look the same. */
async function workerAt(tx: Tx, actor: Actor, tenantId: TenantId, person: Named | null): Promise<Named> {
  const people = person === null ? [] : [person];
  const [worker] = await nameable(tx, actor, tenantId, { people, permission: 'incidents.manage' });
  if (worker === undefined) {
    throw new Fault('bad_request', 'nobody of that name works on incidents there', 'assignee');
  }
  return worker;
}

async function mergedInto(tx: Tx, incident: StoredIncident, target: number | null) {
  const row =
    target === null
      ? undefined
      : await tx
          .selectFrom('incidents')
          .select(['id', 'number', 'merged_into'])
          .where('tenant_id', '=', incident.tenantId)
          .where('id', '=', target)
          .executeTakeFirst();
  if (row === undefined) {
    throw new Fault('bad_request', 'name another incident of the same customer', 'duplicate_of');
  }
  if (row.id === incident.id) {
    throw new Fault('bad_request', 'an incident is no duplicate of itself', 'duplicate_of');
  }
  if (row.merged_into !== null) {
    throw new Fault(
      'bad_request',
      'that is a duplicate itself: name the one it was merged into',
      'duplicate_of',
    );
  }
  return row;
}

const duplicated = ({ number }: StoredIncident, target: number, actor: string, at: number): LogEvent => ({
  kind: 'incident.duplicate',
  incidentId: target,
  at,
  actor,
  data: { duplicate: number },
});

import { DAY_MS } from './clock.ts';
import { Fault } from './fault.ts';
import { acknowledged, closedBy } from './handling.ts';
import { listLimits, type Module, type Resolution, type Severity, type Status } from './incident.ts';
import type { IncidentState } from './merge.ts';
import { decided } from './overrule.ts';

/** What somebody wants of an incident. What is absent stays; null takes away. */
export interface Decision {
  readonly status?: Status;
  readonly severity?: Severity;
  readonly resolution?: Resolution;
  readonly assignee?: { readonly id: string; readonly name: string } | null;
  readonly module?: Module;
  readonly category?: string | null;
  readonly pauseReason?: string | null;
  /** Epoch milliseconds. */
  readonly snoozedUntil?: number | null;
  readonly tagsAdded?: readonly string[];
  readonly tagsRemoved?: readonly string[];
  /** Why it is escalated; null takes the flag away. */
  readonly escalation?: string | null;
  /** The number, within the tenant, of the incident it is a duplicate of. */
  readonly duplicateOf?: number;
  /** Whether they say in words why. */
  readonly isExplained: boolean;
}

/** Who decides; incidents show the name as it was then. */
export interface Decider {
  readonly id: string;
  readonly name: string;
}

/** Longer than that is out of sight for good. */
const LONGEST_SNOOZE_MS = 366 * DAY_MS;

/** What `state` becomes by `decision`; refuses with a Fault that names the field as it is called over HTTP. */
export function decide(state: IncidentState, decision: Decision, by: Decider, now: number): IncidentState {
  const status = statusOf(state, decision);
  const after: IncidentState = {
    ...state,
    severity: decision.severity ?? state.severity,
    module: decision.module ?? state.module,
    category: chosen(decision.category, state.category),
    tags: tagsOf(state, decision),
    status,
    resolution: resolutionOf(state, decision, status),
    pauseReason: pauseOf(state, decision, status),
    closedAt: status === 'closed' ? (state.closedAt ?? now) : null,
    closedBy: closedBy(state, status, by.id),
    // What its source closed unseen stays unacknowledged, whatever is done to it later.
    ...acknowledged(state, state.status === 'open' && status !== 'open', by.id, now),
    snoozedUntil: snoozeOf(state, decision, status, now),
    mergedInto: decision.duplicateOf ?? state.mergedInto,
    ...assigneeOf(state, decision),
    ...escalationOf(state, decision, by.name, now),
  };
  return decided(state, after);
}

const chosen = <T>(wanted: T | undefined, known: T): T => (wanted === undefined ? known : wanted);

const refused = (message: string, field: string): Fault => new Fault('bad_request', message, field);

function statusOf(state: IncidentState, { status, duplicateOf }: Decision): Status {
  if (duplicateOf === undefined) return status ?? state.status;
  if (status !== undefined && status !== 'closed') {
    throw refused('a duplicate is closed: leave status out', 'status');
  }
  return 'closed';
}

function resolutionOf(state: IncidentState, decision: Decision, status: Status): Resolution | null {
  const { resolution, duplicateOf } = decision;
  if (status !== 'closed') {
    if (resolution !== undefined) throw refused('only what is closed has a resolution', 'resolution');
    return null;
  }
  if (duplicateOf !== undefined && (resolution ?? 'duplicate') !== 'duplicate') {
    throw refused('what is merged is a duplicate: leave resolution out', 'resolution');
  }
  const known = state.status === 'closed' ? state.resolution : null;
  const given = duplicateOf === undefined ? resolution : 'duplicate';
  if (given === undefined && known === null && state.status !== 'closed') {
    throw refused('closing needs a resolution', 'resolution');
  }
  if (given === 'false_positive' && known !== given && !decision.isExplained) {
    throw refused('a false positive needs a note that says why', 'note');
  }
  return given ?? known;
}

function pauseOf(state: IncidentState, { pauseReason }: Decision, status: Status): string | null {
  if (status === 'in_progress') return chosen(pauseReason, state.pauseReason);
  if (pauseReason) throw refused('only what is in progress can be paused', 'pause_reason');
  return null;
}

function snoozeOf(
  state: IncidentState,
  { snoozedUntil }: Decision,
  status: Status,
  now: number,
): number | null {
  if (snoozedUntil && status === 'closed') {
    throw refused('what is closed needs no snooze', 'snooze_until');
  }
  if (snoozedUntil && (snoozedUntil <= now || snoozedUntil > now + LONGEST_SNOOZE_MS)) {
    throw refused('snooze until a time to come, within a year', 'snooze_until');
  }
  return status === 'closed' ? null : chosen(snoozedUntil, state.snoozedUntil);
}

function tagsOf(state: IncidentState, { tagsAdded = [], tagsRemoved = [] }: Decision): readonly string[] {
  const both = tagsAdded.find((tag) => tagsRemoved.includes(tag));
  if (both !== undefined) throw refused(`${JSON.stringify(both)} is both added and removed`, 'tags');
  const kept = state.tags.filter((tag) => !tagsRemoved.includes(tag));
  const tags = [...new Set([...kept, ...tagsAdded])];
  if (tags.length > listLimits.tags && tags.length > state.tags.length) {
    throw refused(`an incident keeps ${listLimits.tags} tags at most; remove some`, 'tags');
  }
  return tags;
}

function assigneeOf(state: IncidentState, { assignee }: Decision) {
  if (assignee === undefined) return { assignee: state.assignee, assigneeId: state.assigneeId };
  return { assignee: assignee?.name ?? null, assigneeId: assignee?.id ?? null };
}

function escalationOf(state: IncidentState, { escalation }: Decision, by: string, now: number) {
  if (escalation === undefined || escalation === state.escalation) return {};
  if (escalation === null) return { escalatedAt: null, escalatedBy: null, escalation: null };
  return { escalatedAt: now, escalatedBy: by, escalation };
}

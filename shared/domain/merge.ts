import { staysPending } from './backfill.ts';
import { type Details, withDetails } from './details.ts';
import { evidence } from './evidence.ts';
import { type Flips, isFlapping, withFlip } from './flapping.ts';
import { acknowledged, closedBy, SOURCE } from './handling.ts';
import type { IncidentReport, Module, Resolution, Severity, Status } from './incident.ts';
import { asSaid, heard, type Overruled } from './overrule.ts';
import type { Facts } from './tally.ts';

/** An incident as it is kept. Instants are epoch milliseconds; null is "not known". */
export interface IncidentState {
  readonly source: string;
  readonly externalId: string;
  /** What recurs; set when the incident opens and never changed. */
  readonly fingerprint: string | null;
  readonly title: string;
  readonly severity: Severity;
  readonly sourceSeverity: string | null;
  readonly status: Status;
  readonly sourceStatus: string | null;
  readonly resolution: Resolution | null;
  /** Only while in progress. */
  readonly pauseReason: string | null;
  readonly module: Module;
  readonly category: string | null;
  readonly description: string | null;
  readonly impact: string | null;
  readonly recommendation: string | null;
  readonly url: string | null;
  /** The name of somebody of ours as it was then, or whom the source names. */
  readonly assignee: string | null;
  /** The user, where it is one of ours. */
  readonly assigneeId: string | null;
  readonly techniques: readonly string[];
  readonly assets: readonly string[];
  readonly tags: readonly string[];
  /** What only incidents of its module have; in the order of details.ts. */
  readonly details: Details | null;
  readonly occurredAt: number | null;
  readonly detectedAt: number;
  readonly acknowledgedAt: number | null;
  /** The log's actor who took it out of `open` first; null for what came acknowledged, or was not at all. */
  readonly acknowledgedBy: string | null;
  readonly closedAt: number | null;
  /** The log's actor who closed it last; null for what came closed, or is not. */
  readonly closedBy: string | null;
  readonly sourceUpdatedAt: number | null;
  readonly flips: Flips;
  readonly flapping: boolean;
  /** Back-fill of a new source that nobody has accepted yet. */
  readonly pending: boolean;
  /** Until then it is out of the way of those who asked for that; never while closed. */
  readonly snoozedUntil: number | null;
  /** When it was escalated, by whom and why: all three or none. */
  readonly escalatedAt: number | null;
  readonly escalatedBy: string | null;
  readonly escalation: string | null;
  /** The number, within the tenant, of the incident that this one is a duplicate of; only while closed as such. */
  readonly mergedInto: number | null;
  readonly overruled: Overruled | null;
}

/** Field → [before, after], for the history. */
export type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;

export const factsOf = (state: IncidentState): Facts => ({
  severity: state.severity,
  status: state.status,
  module: state.module,
  assigned: state.assignee !== null,
  detectedAt: state.detectedAt,
  closedAt: state.closedAt,
});

/** Whether `report` describes an earlier moment than what is known: such a report changes nothing. */
export const isStale = (state: IncidentState, report: IncidentReport): boolean =>
  !report.supplements &&
  report.updatedAt !== undefined &&
  state.sourceUpdatedAt !== null &&
  report.updatedAt < state.sourceUpdatedAt;

/**
 * What `state` becomes when a later report of the same incident arrives. What the report leaves out stays. What people
 * decided of it (severity, status with resolution and pause, assignee, module, category, tags) stands as well, until
 * the source says something there that it did not say before; tags added and removed by people stay so. What the
 * source says is kept beside it meanwhile (overrule.ts).
 */
export function merge(state: IncidentState, report: IncidentReport, now: number): IncidentState {
  const said = asSaid(state);
  return heard(state, report.supplements ? supplemented(said, report) : described(said, report, now));
}

/** Evidence is added in any order; what somebody has described is not overruled by it. */
const supplemented = (state: IncidentState, report: IncidentReport): IncidentState => ({
  ...state,
  ...evidence(state, report),
  category: state.category ?? report.category ?? null,
  description: state.description ?? report.description ?? null,
  url: state.url ?? report.url ?? null,
  details: withDetails(report.details ?? null, state.details),
  occurredAt: state.occurredAt ?? report.occurredAt ?? null,
});

function described(state: IncidentState, report: IncidentReport, now: number): IncidentState {
  const status = report.status ?? state.status;
  const at = report.updatedAt ?? now;
  const hasFlipped = (status === 'closed') !== (state.status === 'closed');
  const flips = hasFlipped ? withFlip(state.flips, at) : state.flips;
  return {
    ...state,
    title: report.title,
    severity: report.severity,
    sourceSeverity: report.sourceSeverity ?? state.sourceSeverity,
    status,
    sourceStatus: report.sourceStatus ?? state.sourceStatus,
    resolution: status === 'closed' ? (report.resolution ?? state.resolution) : null,
    pauseReason: pauseAfter(state, report, status),
    module: report.module ?? state.module,
    category: report.category ?? state.category,
    description: report.description ?? state.description,
    impact: report.impact ?? state.impact,
    recommendation: report.recommendation ?? state.recommendation,
    url: report.url ?? state.url,
    assignee: report.assignee ?? state.assignee,
    assigneeId: report.assignee === undefined ? state.assigneeId : null,
    techniques: report.techniques ?? state.techniques,
    assets: report.assets ?? state.assets,
    tags: report.tags ?? state.tags,
    details: withDetails(state.details, report.details),
    occurredAt: report.occurredAt ?? state.occurredAt,
    detectedAt: report.detectedAt ?? state.detectedAt,
    ...acknowledged(state, status === 'in_progress', SOURCE, at),
    closedAt: status === 'closed' ? (report.closedAt ?? state.closedAt ?? at) : null,
    closedBy: closedBy(state, status, SOURCE),
    sourceUpdatedAt: report.updatedAt ?? state.sourceUpdatedAt,
    flips,
    flapping: isFlapping(state.flapping, flips, now),
    pending: staysPending(state.pending, report.detectedAt, now),
  };
}

/** Who says that it is in progress and names no reason to wait, has resumed it. */
function pauseAfter(state: IncidentState, report: IncidentReport, status: Status): string | null {
  if (status !== 'in_progress') return null;
  return report.pauseReason ?? (report.status === undefined ? state.pauseReason : null);
}

/** Long texts are not repeated in the log; that they changed is. */
const UNQUOTED = new Set(['description', 'impact', 'recommendation']);
/** Each flip is told as a change of status already; what was overruled, when it was said. */
const UNTOLD = new Set(['flips', 'overruled']);

/** What differs between two states of one incident; null when nothing does. */
export function difference(before: IncidentState, after: IncidentState): Changes | null {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of Object.keys(after) as (keyof IncidentState)[]) {
    if (UNTOLD.has(key) || JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
    changes[key] = UNQUOTED.has(key) ? [null, null] : [before[key], after[key]];
  }
  return Object.keys(changes).length === 0 ? null : changes;
}

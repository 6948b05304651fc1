import {
  defaultModule,
  type IncidentReport,
  type Module,
  type Resolution,
  type Severity,
  type Status,
} from './incident.ts';
import type { Facts } from './tally.ts';

/** An incident as it is kept. Instants are epoch milliseconds; null is "not known". */
export interface IncidentState {
  readonly source: string;
  readonly externalId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly sourceSeverity: string | null;
  readonly status: Status;
  readonly sourceStatus: string | null;
  readonly resolution: Resolution | null;
  readonly module: Module;
  readonly category: string | null;
  readonly description: string | null;
  readonly impact: string | null;
  readonly recommendation: string | null;
  readonly url: string | null;
  readonly assignee: string | null;
  readonly techniques: readonly string[];
  readonly assets: readonly string[];
  readonly tags: readonly string[];
  readonly occurredAt: number | null;
  readonly detectedAt: number;
  readonly acknowledgedAt: number | null;
  readonly closedAt: number | null;
  readonly sourceUpdatedAt: number | null;
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

/** The state of an incident first heard of through `report`, received at `now`. */
export function open(report: IncidentReport, now: number): IncidentState {
  const detectedAt = report.detectedAt ?? now;
  const blank: IncidentState = {
    source: report.source,
    externalId: report.externalId,
    title: report.title,
    severity: report.severity,
    sourceSeverity: null,
    status: 'open',
    sourceStatus: null,
    resolution: null,
    module: defaultModule,
    category: null,
    description: null,
    impact: null,
    recommendation: null,
    url: null,
    assignee: null,
    techniques: [],
    assets: [],
    tags: [],
    occurredAt: null,
    detectedAt,
    acknowledgedAt: null,
    closedAt: null,
    sourceUpdatedAt: null,
  };
  return merge(blank, report, now);
}

/** Whether `report` tells of an earlier moment than what is known: such a report changes nothing. */
export const isStale = (state: IncidentState, report: IncidentReport): boolean =>
  report.updatedAt !== undefined &&
  state.sourceUpdatedAt !== null &&
  report.updatedAt < state.sourceUpdatedAt;

/** What `state` becomes when a later report of the same incident arrives. What the report leaves out stays. */
export function merge(state: IncidentState, report: IncidentReport, now: number): IncidentState {
  const status = report.status ?? state.status;
  const at = report.updatedAt ?? now;
  return {
    ...state,
    title: report.title,
    severity: report.severity,
    sourceSeverity: report.sourceSeverity ?? state.sourceSeverity,
    status,
    sourceStatus: report.sourceStatus ?? state.sourceStatus,
    resolution: status === 'closed' ? (report.resolution ?? state.resolution) : null,
    module: report.module ?? state.module,
    category: report.category ?? state.category,
    description: report.description ?? state.description,
    impact: report.impact ?? state.impact,
    recommendation: report.recommendation ?? state.recommendation,
    url: report.url ?? state.url,
    assignee: report.assignee ?? state.assignee,
    techniques: report.techniques ?? state.techniques,
    assets: report.assets ?? state.assets,
    tags: report.tags ?? state.tags,
    occurredAt: report.occurredAt ?? state.occurredAt,
    detectedAt: report.detectedAt ?? state.detectedAt,
    acknowledgedAt: state.acknowledgedAt ?? (status === 'in_progress' ? at : null),
    closedAt: status === 'closed' ? (report.closedAt ?? state.closedAt ?? at) : null,
    sourceUpdatedAt: report.updatedAt ?? state.sourceUpdatedAt,
  };
}

/** Long texts are not repeated in the log; that they changed is. */
const UNQUOTED = new Set(['description', 'impact', 'recommendation']);

/** What differs between two states of one incident; null when nothing does. */
export function difference(before: IncidentState, after: IncidentState): Changes | null {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of Object.keys(after) as (keyof IncidentState)[]) {
    if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
    changes[key] = UNQUOTED.has(key) ? [null, null] : [before[key], after[key]];
  }
  return Object.keys(changes).length === 0 ? null : changes;
}

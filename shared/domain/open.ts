import { evidence } from './evidence.ts';
import { defaultModule, type IncidentReport } from './incident.ts';
import { type IncidentState, merge } from './merge.ts';

/**
 * The state of an incident first heard of through `report`, received at `now`. One that is closed from the start
 * stands by itself: nothing recurs in it, and so it has no fingerprint.
 */
export function open(report: IncidentReport, now: number, pending = false): IncidentState {
  const blank: IncidentState = {
    source: report.source,
    externalId: report.externalId,
    fingerprint: fingerprintOf(report) ?? null,
    title: report.title,
    severity: report.severity,
    sourceSeverity: report.sourceSeverity ?? null,
    // As it comes: that an incident is closed when it is first heard of is no flip. Evidence tells of no status.
    status: report.supplements ? 'open' : (report.status ?? 'open'),
    sourceStatus: null,
    resolution: null,
    pauseReason: null,
    module: report.module ?? defaultModule,
    category: null,
    description: null,
    impact: null,
    recommendation: null,
    url: null,
    assignee: null,
    assigneeId: null,
    techniques: [],
    assets: [],
    tags: [],
    details: null,
    occurredAt: null,
    detectedAt: report.detectedAt ?? now,
    acknowledgedAt: null,
    acknowledgedBy: null,
    closedAt: null,
    closedBy: null,
    sourceUpdatedAt: null,
    flips: [],
    flapping: false,
    pending,
    snoozedUntil: null,
    escalatedAt: null,
    escalatedBy: null,
    escalation: null,
    mergedInto: null,
    overruled: null,
  };
  const first = merge(blank, report, now);
  // Lists that others will be joined with are kept in the order in which joined lists are.
  return blank.fingerprint === null ? first : { ...first, ...evidence(first, first) };
}

/** By what a report finds the incident it recurs in, where its identity finds none. */
export const fingerprintOf = (report: IncidentReport): string | undefined =>
  report.status === 'closed' ? undefined : report.fingerprint;

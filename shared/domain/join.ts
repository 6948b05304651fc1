import { staysPending } from './backfill.ts';
import { withDetails } from './details.ts';
import { evidence } from './evidence.ts';
import { defaultModule, type IncidentReport, severities } from './incident.ts';
import type { IncidentState } from './merge.ts';
import { asSaid, heard } from './overrule.ts';

/** Whether a report tells of no state of anything, only that something happened again. */
export const isRecurrence = (report: IncidentReport): boolean =>
  report.fingerprint !== undefined &&
  report.status === undefined &&
  report.updatedAt === undefined &&
  report.closedAt === undefined;

/**
 * What `state` becomes when one more alert of it is heard of. The order does not matter and neither does
 * repetition: each field is the least upper bound of what the alerts say. Who works on it and how far is not told by
 * what recurs, and stays; so does what people decided otherwise, until an alert says more than all before it.
 */
export const join = (state: IncidentState, report: IncidentReport, now: number): IncidentState =>
  heard(state, joined(asSaid(state), report, now));

function joined(state: IncidentState, report: IncidentReport, now: number): IncidentState {
  const detectedAt = report.detectedAt ?? now;
  return {
    ...state,
    ...worse(state, report),
    ...earlier({ ...wordsOf(state), detectedAt: state.detectedAt }, { ...wordsOf(report), detectedAt }),
    ...evidence(state, report),
    occurredAt: earliest(state.occurredAt, report.occurredAt),
    pending: staysPending(state.pending, detectedAt, now),
  };
}

type Words = Pick<
  IncidentState,
  'title' | 'module' | 'category' | 'description' | 'impact' | 'recommendation' | 'url' | 'details'
>;

/** What an alert says of itself. It is taken as a whole from one alert, so that no two are mixed. */
const wordsOf = (said: IncidentState | IncidentReport): Words => ({
  title: said.title,
  module: said.module ?? defaultModule,
  category: said.category ?? null,
  description: said.description ?? null,
  impact: said.impact ?? null,
  recommendation: said.recommendation ?? null,
  url: said.url ?? null,
  details: withDetails(said.details ?? null, null),
});

type Told = Words & { readonly detectedAt: number };

/** Of two alerts of one instant, the spelling decides: any total order would do. */
function earlier(a: Told, b: Told): Told {
  if (a.detectedAt !== b.detectedAt) return a.detectedAt < b.detectedAt ? a : b;
  return JSON.stringify(b) < JSON.stringify(a) ? b : a;
}

type Grade = Pick<IncidentState, 'severity' | 'sourceSeverity'>;

function worse({ severity, sourceSeverity }: Grade, report: IncidentReport): Grade {
  const other = { severity: report.severity, sourceSeverity: report.sourceSeverity ?? null };
  const by = severities.indexOf(severity) - severities.indexOf(other.severity);
  if (by !== 0) return by < 0 ? { severity, sourceSeverity } : other;
  const words = [sourceSeverity, other.sourceSeverity].filter((word) => word !== null).sort();
  return { severity, sourceSeverity: words[0] ?? null };
}

const earliest = (a: number | null, b: number | undefined): number | null =>
  a === null || b === undefined ? (a ?? b ?? null) : Math.min(a, b);

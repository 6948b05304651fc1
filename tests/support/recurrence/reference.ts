import { severities } from '../../../shared/domain/incident.ts';
import type { Alert } from './alerts.ts';

/** The incidents that these alerts are: one for each fingerprint and stretch. */
export function incidentsOf(all: readonly Alert[]) {
  const groupOf = ({ stretch, report }: Alert) => `${stretch} ${report.fingerprint}`;
  return [...new Set(all.map(groupOf))]
    .map((group) => all.filter((each) => groupOf(each) === group).map((each) => each.report))
    .map(summaryOf)
    .toSorted(inOrder);
}

interface Placed {
  readonly detectedAt: number;
  readonly fingerprint: string;
}
export const inOrder = (a: Placed, b: Placed): number =>
  a.detectedAt - b.detectedAt || (a.fingerprint < b.fingerprint ? -1 : 1);

/** What an incident of these alerts shows, by the words of docs/incidents.md and no code of ours. */
function summaryOf(alerts: readonly Alert['report'][]) {
  const first = alerts.toSorted((a, b) => a.detectedAt - b.detectedAt || spelled(a, b))[0]!;
  const worst = alerts.toSorted((a, b) => rank(a) - rank(b) || said(a) - said(b) || grade(a, b))[0]!;
  const gathered = (name: 'assets' | 'techniques' | 'tags', limit: number) =>
    [...new Set(alerts.flatMap((each) => each[name] ?? []))].sort().slice(0, limit);
  const occurred = alerts.flatMap((each) => each.occurredAt ?? []);
  return {
    fingerprint: first.fingerprint,
    title: first.title,
    category: first.category ?? null,
    description: first.description ?? null,
    severity: worst.severity,
    sourceSeverity: worst.sourceSeverity ?? null,
    detectedAt: first.detectedAt,
    lastSeenAt: Math.max(...alerts.map((each) => each.detectedAt)),
    occurredAt: occurred.length === 0 ? null : Math.min(...occurred),
    assets: gathered('assets', 100),
    techniques: gathered('techniques', 50),
    tags: gathered('tags', 50),
  };
}

const words = ({ title, category, description }: Alert['report']) =>
  JSON.stringify([title, category ?? null, description ?? null]);
const spelled = (a: Alert['report'], b: Alert['report']) => (words(a) < words(b) ? -1 : 1);
const rank = ({ severity }: Alert['report']) => severities.indexOf(severity);
const said = ({ sourceSeverity }: Alert['report']) => (sourceSeverity === undefined ? 1 : 0);
const grade = (a: Alert['report'], b: Alert['report']) =>
  (a.sourceSeverity ?? '') < (b.sourceSeverity ?? '') ? -1 : 1;

import { listLimits } from '../domain/incident.ts';
import { insightEvidence } from './insightidr/evidence.ts';
import { insightKind } from './insightidr/kind.ts';
import { insightDisposition, insightSeverity, insightStage } from './insightidr/words.ts';
import { listUnder } from './reading/envelope.ts';
import { unlessEmpty } from './reading/evidence.ts';
import { isRecord } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { linkFirst } from './reading/link.ts';
import { dig, digFirst, say, sayAll } from './reading/sensor.ts';
import { type Fields, type Shape, shaped } from './reading/shapes.ts';
import { accepted, type Draft, type Format, refused, type Verdict } from './reading/verdict.ts';
import { every, whenAt } from './reading/walk.ts';
import { ended, graded, staged } from './reading/words.ts';

/** The organization is the customer; one `customer_id` may hold many, of one provider. */
const TENANTS = [
  'organization.id',
  'organization_id',
  'organization.name',
  'organization.customer_id',
  'orgId',
];

const tenantOf = (record: Fields): string | undefined => {
  const entry = every(record, 'rule_matching_keys').find((key) => isRecord(key) && key.key === 'orgId');
  return say(digFirst(record, ...TENANTS) ?? every(entry, 'values')[0], limits.tenant);
};

function logOf(record: Fields): unknown {
  const entry = every(record, 'rule_matching_keys').find((key) => isRecord(key) && key.key === 'entryType');
  return every(entry, 'values')[0] ?? digFirst(record, 'event_type', 'alert_type');
}

const titleOf = (record: Fields, otherwise: string): string =>
  say(
    digFirst(record, 'title', 'name', 'rule.name', 'alert_type_description', 'alert_type', 'type'),
    limits.title,
  ) ?? otherwise;

function common(record: Fields): Omit<Draft, 'externalId' | 'title'> {
  const words = `${say(record.title, limits.title) ?? ''} ${say(record.type ?? record.alert_type, limits.said) ?? ''}`;
  const stage = staged(insightStage, record.status);
  return {
    source: 'insightidr',
    ...graded(insightSeverity, record.priority, record.severity),
    ...ended(stage, insightDisposition(record.disposition)),
    ...insightKind(logOf(record), words, [
      ...every(record, 'rule.mitre_tcodes'),
      ...every(record, 'mitre_tcodes'),
    ]),
    closedAt: stage.status === 'closed' ? whenAt(record, 'closed_at', 'closed_time') : undefined,
    description: say(
      digFirst(record, 'description', 'rule.description', 'alert_type_description'),
      limits.description,
    ),
    recommendation: say(digFirst(record, 'rule.recommendation', 'recommendation'), limits.recommendation),
    assignee: say(digFirst(record, 'assignee.email', 'assignee.name'), limits.assignee),
    url: linkFirst(record.url, record.link, dig(record, 'links.self')),
    ...insightEvidence(record),
    tags: unlessEmpty(sayAll(record.tags, limits.tag).slice(0, listLimits.tags)),
  };
}

const idOf = (record: Fields): string | undefined => say(digFirst(record, 'rrn', 'id'), limits.externalId);
const UNNAMED = refused('rrn', 'is missing; send investigations and alerts whole, as the API gives them');

function readAlert(record: Fields): Verdict {
  const id = idOf(record);
  if (id === undefined) return UNNAMED;
  const draft: Draft = {
    externalId: id,
    title: titleOf(record, 'InsightIDR alert'),
    ...common(record),
    detectedAt: whenAt(record, 'created_at', 'alerted_at', 'created_time', 'timestamp', 'ingested_at'),
    occurredAt: whenAt(record, 'alerted_at', 'first_event_time'),
    updatedAt: whenAt(record, 'updated_at'),
  };
  return accepted(draft, tenantOf(record));
}

/** When somebody last looked (`last_accessed`) is no change, and the latest alert is not the latest change. */
function readInvestigation(record: Fields): Verdict {
  const id = idOf(record);
  if (id === undefined) return UNNAMED;
  const draft: Draft = {
    externalId: id,
    title: titleOf(record, 'InsightIDR investigation'),
    ...common(record),
    detectedAt: whenAt(record, 'created_time', 'created_at'),
    occurredAt: whenAt(record, 'first_alert_time'),
    updatedAt: whenAt(record, 'updated_time'),
  };
  return accepted(draft, tenantOf(record));
}

const hasRrn = (record: Fields, kind: string): boolean =>
  typeof record.rrn === 'string' && record.rrn.startsWith('rrn:') && record.rrn.includes(kind);

/** Alerts of the triage API (`/idr/at/alerts`), and those listed under an investigation by the older one. */
const alert: Shape = {
  why: 'has the rrn of an alert, or alerted_at and other fields of alerts',
  fits: (record) =>
    record.created_time === undefined
      ? hasRrn(record, ':alert:') ||
        (record.alerted_at !== undefined && (record.priority !== undefined || isRecord(record.rule)))
      : record.alert_type !== undefined &&
        (record.first_event_time !== undefined || record.alert_source !== undefined),
  read: readAlert,
};

/** `/idr/v1/investigations` and `/idr/v2/investigations`. */
const investigation: Shape = {
  why: 'has created_time and fields of an investigation',
  fits: (record) =>
    record.created_time !== undefined &&
    typeof record.title === 'string' &&
    record.status !== undefined &&
    (record.disposition !== undefined ||
      record.priority !== undefined ||
      record.alerts !== undefined ||
      record.organization_id !== undefined ||
      hasRrn(record, 'investigation')),
  read: readInvestigation,
};

const { read, recognise, isOne } = shaped(
  'InsightIDR',
  [alert, investigation],
  'send investigations or alerts as the API gives them',
);

const listed = listUnder(['data', 'alerts', 'investigations'], isOne);

/** One alert comes as `{alert, success}`. */
const open = (value: unknown): readonly unknown[] | null => {
  const one = dig(value, 'alert');
  return isRecord(value) && isOne(one) && !isOne(value) ? [one] : listed(value);
};

/** Rapid7 InsightIDR: investigations v1 and v2, alerts of both APIs. */
export const insightidr: Format = { read, recognise, open };

import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { hostOf, linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { graded, staged } from '../reading/words.ts';
import { cortexEvidence } from './evidence.ts';
import { counted } from './incident.ts';
import { cortexKind } from './kind.ts';
import { cortexSeverity, cortexStage, cortexWord } from './words.ts';

function titleOf(record: Fields): string {
  const name = say(digFirst(record, 'name', 'issue_name', 'alert_name'), limits.title) ?? 'Cortex XDR alert';
  const where = say(every(record, 'host_name')[0] ?? record.agent_hostname, limits.asset);
  return where === undefined || name.includes(where) ? name : clip(`${name} on ${where}`, limits.title);
}

/** An alert belongs to an incident of its own id; both may be sent, and are told apart. */
function draft(kind: string, said: unknown, record: Fields): Verdict {
  const id = say(said, 128);
  if (id === undefined) return unnamed(`${kind}_id`);
  const progress =
    digFirst(record, 'resolution_status', 'status.progress', 'status_progress') ??
    record['status.progress'] ??
    record.status;
  const reason =
    digFirst(record, 'status.resolution_reason', 'resolution_reason', 'resolve_reason') ??
    record['status.resolution_reason'];
  const report: Draft = {
    externalId: counted(kind, id, record.xdr_url),
    source: 'cortex-xdr',
    title: titleOf(record),
    ...graded(cortexSeverity, record.manual_severity, record.severity),
    ...staged(cortexStage, cortexWord(progress, reason)),
    ...cortexKind(
      record.source ?? every(record, 'detection.method')[0],
      digFirst(record, 'category', 'issue_category', 'domain', 'issue_domain'),
      every(record, 'mitre_tactic_id_and_name')[0],
    ),
    detectedAt: whenAt(
      record,
      'detection_timestamp',
      'observation_time',
      'source_insert_ts',
      'local_insert_ts',
      '_insert_time',
    ),
    occurredAt: whenAt(record, 'event_timestamp') ?? whenAt(every(record, 'events')[0], 'event_timestamp'),
    updatedAt: whenAt(record, 'last_modified_ts', 'modification_time', 'last_update_timestamp'),
    description: say(
      digFirst(record, 'description', 'issue_description', 'alert_description'),
      limits.description,
    ),
    impact: say(digFirst(record, 'action_pretty', 'issue_action_status_readable'), limits.impact),
    url: linkFirst(record.xdr_url, record.alert_link, record.issue_link),
    ...cortexEvidence(record),
    tags: unlessEmpty(sayAll(record.tags, limits.tag).slice(0, listLimits.tags)),
  };
  return accepted(
    report,
    say(digFirst(record, 'tenant_id', 'tenant_name') ?? hostOf(record.xdr_url), limits.tenant),
  );
}

const hasId = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';
const ALERT_SIGNS = ['severity', 'detection_timestamp', 'resolution_status', 'matching_status'];

/** `get_alerts`, `get_alerts_multi_events` and v2 of it. */
export const alert: Shape = {
  why: 'has alert_id and Cortex XDR fields',
  fits: (record) => hasId(record.alert_id) && ALERT_SIGNS.filter((sign) => record[sign] != null).length >= 2,
  read: (record) => draft('alert', record.alert_id, record),
};

/** What `events` of an alert hold, cut out of it. */
export const alertEvent: Shape = {
  why: 'has alert_id and the fields of one event',
  fits: (record) =>
    hasId(record.alert_id) && record.event_timestamp !== undefined && record.severity === undefined,
  read: () =>
    refused('severity', 'this is one event of an alert, not the alert; send alerts with their events inside'),
};

const isIssueId = ({ issue_id, id }: Fields): boolean => hasId(issue_id) || hasId(id);

/** XSIAM and Cortex Cloud call alerts issues; a search of them has `issue_` before what alerts have bare. */
export const issue: Shape = {
  why: 'has the fields of a Cortex issue',
  fits: (record) =>
    isIssueId(record) &&
    record.severity !== undefined &&
    (hasId(record.issue_id) ||
      (isRecord(record.status) && record.status.progress !== undefined) ||
      record['status.progress'] !== undefined) &&
    (record.observation_time !== undefined ||
      record._insert_time !== undefined ||
      record.issue_name !== undefined ||
      record.detection !== undefined ||
      record.case_id !== undefined),
  read: (record) => draft('issue', record.issue_id ?? record.id, record),
};

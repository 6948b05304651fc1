import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { hostOf, link } from '../reading/link.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, staged } from '../reading/words.ts';
import { cortexEvidence } from './evidence.ts';
import { cortexKind } from './kind.ts';
import { cortexSeverity, cortexStage, cortexWord } from './words.ts';

/** Ids count from 1 in every Cortex tenant; the console's address tells two tenants of one customer apart. */
export function counted(kind: string, id: string, url: unknown): string {
  const host = hostOf(url);
  return host === undefined ? `${kind}/${id}` : `${host}/${kind}/${id}`;
}

/** Names are given by people; descriptions by the product, and read like titles. */
const TITLES = ['incident_name', 'case_name', 'name', 'manual_description', 'description'];

function titleOf(record: Fields, kind: string): string {
  const said = say(digFirst(record, ...TITLES), limits.title);
  if (said !== undefined) return said;
  const where = say(every(record, 'hosts')[0], limits.asset)?.replace(/:[0-9a-f]{32}$/i, '');
  return where === undefined ? `Cortex XDR ${kind}` : `Cortex XDR ${kind} on ${where}`;
}

/** `record` is the incident; `whole` also holds the artifacts, where they were asked for. */
function draft(kind: string, record: Fields, whole: Fields): Verdict {
  const url = digFirst(record, 'xdr_url', 'case_url', 'url');
  const id = say(digFirst(record, `${kind}_id`, 'incident_id'), 64);
  if (id === undefined) return unnamed(`${kind}_id`);
  const status = cortexWord(
    digFirst(record, 'status', 'status_progress', 'status.progress'),
    record.resolve_reason,
  );
  const stage = staged(cortexStage, status);
  const report: Draft = {
    externalId: counted(kind, id, url),
    source: 'cortex-xdr',
    title: titleOf(record, kind),
    ...graded(cortexSeverity, record.manual_severity, record.severity),
    ...stage,
    ...cortexKind(
      every(record, 'incident_sources')[0] ?? every(record, 'case_sources')[0],
      every(record, 'alert_categories')[0] ?? every(record, 'issue_categories')[0] ?? record.case_domain,
      every(record, 'mitre_tactics_ids_and_names')[0],
    ),
    detectedAt: whenAt(record, 'creation_time', 'detection_time'),
    updatedAt: whenAt(record, 'modification_time'),
    closedAt: stage.status === 'closed' ? whenAt(record, 'resolved_timestamp') : undefined,
    description: say(digFirst(record, 'description', 'manual_description'), limits.description),
    assignee: say(
      digFirst(record, 'assigned_user_mail', 'assigned_user_pretty_name', 'assigned_user'),
      limits.assignee,
    ),
    url: link(url),
    ...cortexEvidence(record, ...(whole === record ? [] : [whole])),
    tags: unlessEmpty(sayAll(record.tags, limits.tag).slice(0, listLimits.tags)),
  };
  return accepted(report, say(digFirst(record, 'tenant_id', 'tenant_name') ?? hostOf(url), limits.tenant));
}

const hasId = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const SIGNS = [
  'xdr_url',
  'alert_count',
  'creation_time',
  'modification_time',
  'manual_severity',
  'status_progress',
  'issue_count',
];
const isNamed = (record: Fields, key: string): boolean =>
  hasId(record[key]) && SIGNS.filter((sign) => record[sign] !== undefined).length >= 2;

/** `get_incidents`. */
export const incident: Shape = {
  why: 'has incident_id and Cortex XDR fields',
  fits: (record) => isNamed(record, 'incident_id'),
  read: (record) => draft('incident', record, record),
};

/** `get_incident_extra_data`: the incident beside its alerts and artifacts. */
export const incidentWithArtifacts: Shape = {
  why: 'has incident.incident_id and artifacts',
  fits: ({ incident: inner }) => isRecord(inner) && isNamed(inner, 'incident_id'),
  read: (record) => draft('incident', record.incident as Fields, record),
};

/** XSIAM and Cortex Cloud call incidents cases. */
export const caseShape: Shape = {
  why: 'has case_id and Cortex case fields',
  fits: (record) =>
    isNamed(record, 'case_id') && !hasId(record.alert_id) && dig(record, 'alert_id') === undefined,
  read: (record) => draft('case', record, record),
};

import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { affect, evidenceOf, indicate, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { splunkKind } from './kind.ts';
import { splunkDisposition, splunkSeverity, splunkStage } from './words.ts';

/** Artifacts describe what they hold with the keys of CEF. */
const CEF: readonly (readonly [key: string, type: string])[] = [
  ['sourceAddress', 'ip'],
  ['destinationAddress', 'ip'],
  ['requestURL', 'url'],
  ['destinationDnsDomain', 'domain'],
  ['fileHash', 'hash'],
  ['fileHashSha256', 'sha256'],
  ['fileHashMd5', 'md5'],
  ['fileName', 'filename'],
  ['fromEmail', 'email'],
];

function evidence(record: Fields) {
  const found = nothingFound();
  for (const [key, type] of CEF) {
    for (const value of every(record, `artifacts.cef.${key}`)) indicate(found, type, value);
  }
  for (const key of ['destinationHostName', 'deviceHostname', 'sourceHostName', 'destinationUserName']) {
    for (const value of every(record, `artifacts.cef.${key}`)) affect(found, value);
  }
  techniques(found, every(record, 'tags'));
  return evidenceOf(found);
}

const STARTS = ['create_time', 'start_time', 'created_at'];

function read(record: Fields): Verdict {
  const numbered = say(record.id, 64);
  const id =
    numbered === undefined ? say(record.source_data_identifier, limits.externalId) : `container/${numbered}`;
  if (id === undefined) return unnamed('source_data_identifier');
  const stage = staged(splunkStage, digFirst(record, 'status', 'status_name'));
  const isClosed = stage.status === 'closed';
  const draft: Draft = {
    externalId: id,
    source: 'splunk-soar',
    title: say(digFirst(record, 'name', 'description'), limits.title) ?? 'Splunk SOAR container',
    ...graded(splunkSeverity, digFirst(record, 'severity', 'severity_name')),
    ...stage,
    ...splunkKind(undefined, undefined, undefined),
    detectedAt: whenAt(record, ...STARTS),
    occurredAt: whenAt(record, 'start_time'),
    updatedAt: whenAt(record, 'container_update_time', 'modified_time', 'update_time'),
    closedAt: isClosed ? whenAt(record, 'close_time', 'end_time') : undefined,
    description: say(record.description, limits.description),
    assignee: say(digFirst(record, 'owner_name', 'owner'), limits.assignee),
    url: linkFirst(record.url, record.container_url),
    ...evidence(record),
    tags: unlessEmpty(sayAll(record.tags, limits.tag).slice(0, listLimits.tags)),
  };
  return accepted(draft, say(digFirst(record, 'tenant_name', 'tenant', 'tenant_id'), limits.tenant));
}

/** Splunk SOAR (Phantom) containers, with or without their artifacts. */
export const container: Shape = {
  why: 'has source_data_identifier and fields of a container',
  fits: (record) =>
    typeof record.source_data_identifier === 'string' &&
    ['container_type', 'artifact_count', 'label', 'sensitivity', 'artifacts', 'close_time'].some(
      (key) => record[key] !== undefined,
    ) &&
    record.cef === undefined,
  read,
};

function readInvestigation(record: Fields): Verdict {
  const id = say(digFirst(record, 'investigation_guid', 'id'), limits.externalId);
  if (id === undefined) return unnamed('investigation_guid');
  const stage = staged(splunkStage, digFirst(record, 'status_name', 'status_label', 'status'));
  const draft: Draft = {
    externalId: id,
    source: 'splunk',
    title: say(digFirst(record, 'name', 'title', 'description'), limits.title) ?? 'Splunk investigation',
    ...graded(splunkSeverity, record.urgency, record.severity),
    ...ended(stage, splunkDisposition(digFirst(record, 'disposition', 'disposition_label'))),
    ...splunkKind(undefined, undefined, undefined),
    detectedAt: whenAt(record, 'create_time', 'created_at'),
    updatedAt: whenAt(record, 'update_time', 'updated_at', 'mc_update_time'),
    description: say(record.description, limits.description),
    assignee: say(digFirst(record, 'owner', 'assignee'), limits.assignee),
  };
  return accepted(draft, say(digFirst(record, 'tenant_name', 'tenant_id'), limits.tenant));
}

/** Investigations of Enterprise Security 8. */
export const investigation: Shape = {
  why: 'has investigation_guid',
  fits: (record) => typeof record.investigation_guid === 'string',
  read: readInvestigation,
};

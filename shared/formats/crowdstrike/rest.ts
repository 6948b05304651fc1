import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { ended, staged } from '../reading/words.ts';
import { crowdstrikeEvidence } from './evidence.ts';
import { crowdstrikeKind } from './kind.ts';
import { crowdstrikeTitle } from './title.ts';
import { crowdstrikeGrade, crowdstrikeResolution, crowdstrikeStage } from './words.ts';

const stageOf = (record: Fields) =>
  ended(
    staged(crowdstrikeStage, digFirst(record, 'status', 'state')),
    crowdstrikeResolution(record.resolution),
  );

const CLOSED_AT = ['resolved_timestamp', 'closed_timestamp'];
const CREATED_AT = ['created_timestamp', 'crawled_timestamp', 'timestamp', 'first_behavior', 'created'];
const UPDATED_AT = ['updated_timestamp', 'date_updated', 'modified_timestamp'];
const BEGAN_AT = ['context_timestamp', 'start_time', 'first_behavior', 'start', 'timestamp'];

/** What alerts, detections and incidents of the REST APIs have in common. */
function common(record: Fields): Omit<Draft, 'externalId' | 'title' | 'severity'> {
  const stage = stageOf(record);
  return {
    source: 'crowdstrike',
    ...stage,
    detectedAt: whenAt(record, ...CREATED_AT),
    occurredAt: whenAt(record, ...BEGAN_AT),
    updatedAt: whenAt(record, ...UPDATED_AT),
    closedAt: stage.status === 'closed' ? whenAt(record, ...CLOSED_AT) : undefined,
    description: say(digFirst(record, 'description'), limits.description),
    impact: say(digFirst(record, 'pattern_disposition_description'), limits.impact),
    assignee: say(digFirst(record, 'assigned_to_name', 'assigned_to_uid', 'assigned_to'), limits.assignee),
    url: linkFirst(record.falcon_host_link),
    ...crowdstrikeEvidence(record),
    tags: unlessEmpty(sayAll(record.tags, limits.tag).slice(0, listLimits.tags)),
  };
}

const tenantOf = (record: Fields) => say(digFirst(record, 'cid', 'device.cid', 'customer_id'), limits.tenant);

function alert(record: Fields): Verdict {
  const id = say(digFirst(record, 'composite_id', 'id', 'aggregate_id'), limits.externalId);
  if (id === undefined)
    return refused('composite_id', 'is missing; send entities of /alerts/entities/alerts/v2');
  const product = digFirst(record, 'product', 'type', 'data_domains');
  const draft: Draft = {
    externalId: id,
    title: crowdstrikeTitle('Falcon alert', record),
    ...crowdstrikeGrade(record.severity_name, record.severity),
    ...crowdstrikeKind(
      product,
      record.tactic,
      every(record, 'mitre_attack.tactic')[0],
      every(record, 'tactics')[0],
    ),
    ...common(record),
  };
  return accepted(draft, tenantOf(record));
}

/** `/alerts/entities/alerts/v1` and `/v2`, which since 2024 carry the detections of all of Falcon's products. */
export const alertEntity: Shape = {
  why: 'has composite_id',
  fits: (record) =>
    typeof record.composite_id === 'string' ||
    (typeof record.aggregate_id === 'string' &&
      typeof record.cid === 'string' &&
      record.severity !== undefined),
  read: alert,
};

function detect(record: Fields): Verdict {
  const id = say(record.detection_id, limits.externalId);
  if (id === undefined) return unnamed('detection_id');
  const behaviors = every(record, 'behaviors').filter(isRecord);
  const worst = behaviors[0] ?? {};
  const named = { ...record, name: digFirst(worst, 'display_name', 'scenario', 'technique') };
  const draft: Draft = {
    externalId: id,
    title: crowdstrikeTitle('Falcon detection', named),
    ...crowdstrikeGrade(record.max_severity_displayname, record.max_severity),
    ...crowdstrikeKind('epp', worst.tactic, worst.objective),
    ...common(record),
    description: say(digFirst(record, 'description') ?? worst.description, limits.description),
  };
  return accepted(draft, tenantOf(record));
}

/** `/detects/entities/summaries`, replaced by alerts in 2025. */
export const detectSummary: Shape = {
  why: 'has detection_id and max_severity',
  fits: (record) =>
    typeof record.detection_id === 'string' &&
    (record.max_severity !== undefined ||
      record.max_severity_displayname !== undefined ||
      Array.isArray(record.behaviors)),
  read: detect,
};

/** An incident is named `Incident on HOST at TIME` by Falcon, or not at all. */
function incident(record: Fields): Verdict {
  const id = say(record.incident_id, limits.externalId);
  if (id === undefined) return unnamed('incident_id');
  const hosts = every(record, 'hosts.hostname');
  const draft: Draft = {
    externalId: id,
    title: crowdstrikeTitle('Incident', {
      name: record.name,
      ComputerName: hosts[0],
      UserName: every(record, 'users')[0],
    }),
    ...crowdstrikeGrade(record.severity_name, digFirst(record, 'fine_score', 'severity')),
    ...crowdstrikeKind('incident', every(record, 'tactics')[0], every(record, 'objectives')[0]),
    ...common(record),
  };
  return accepted(draft, tenantOf(record));
}

/** `/incidents/entities/incidents/v1`. */
export const incidentEntity: Shape = {
  why: 'has incident_id and a Falcon state',
  fits: (record) =>
    typeof record.incident_id === 'string' &&
    (record.incident_id.startsWith('inc:') ||
      (typeof record.cid === 'string' && record.host_ids !== undefined)),
  read: incident,
};

/** Falcon Data Replicator: the sensors' telemetry, before anything was found in it. */
export const telemetry: Shape = {
  why: 'has event_simpleName',
  fits: (record) => typeof record.event_simpleName === 'string' && record.aid !== undefined,
  read: () =>
    refused('event_simpleName', 'is telemetry of a sensor, not a detection; send alerts or the event stream'),
};

import { readCase, readSoarAlert } from './google-secops/case.ts';
import { readDetection, readPassedOn, ruleOf } from './google-secops/detection.ts';
import { camelCased } from './reading/casing.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord } from './reading/field.ts';
import { digFirst } from './reading/sensor.ts';
import { type Fields, type Shape, shaped } from './reading/shapes.ts';
import { type Format, refused } from './reading/verdict.ts';

const has = (record: Fields, ...keys: readonly string[]): boolean =>
  keys.every((key) => record[key] !== undefined && record[key] !== null);

/** The Python library of the SOAR side spells keys in snake_case, its connectors in PascalCase. */
const spelled = (record: Fields): Fields =>
  'TicketId' in record ||
  'ticket_id' in record ||
  'rule_generator' in record ||
  'creation_time' in record ||
  'create_time' in record
    ? camelCased(record)
    : record;

const CASE_NAME = /^projects\/[^/]{1,100}\/.{1,200}\/cases\/\d{1,20}$/;
const isCase = (record: Fields): boolean =>
  (typeof record.name === 'string' && record.name.length < 400 && CASE_NAME.test(record.name)) ||
  (has(record, 'environment', 'priority') &&
    (has(record, 'caseId') || has(record, 'id') || has(record, 'identifier')) &&
    (has(record, 'stage') ||
      has(record, 'creationTimeUnixTimeInMs') ||
      has(record, 'alertCount') ||
      has(record, 'workflowStatus')));

const isSoarAlert = (record: Fields): boolean =>
  has(record, 'ruleGenerator') &&
  (has(record, 'ticketId') || has(record, 'identifier')) &&
  (has(record, 'environment') || has(record, 'priority'));

const SHAPES: readonly Shape[] = [
  {
    why: 'has detection with a rule of Google SecOps',
    fits: (record) => digFirst(ruleOf(record), 'ruleId', 'ruleName', 'ruleVersion') !== undefined,
    read: readDetection,
  },
  {
    why: 'has alertInfo beside an asset or a user of Google SecOps',
    fits: (record) => isRecord(record.alertInfo) && (isRecord(record.asset) || isRecord(record.user)),
    read: readPassedOn,
  },
  {
    why: 'has ruleGenerator of a SOAR alert',
    fits: (record) => isSoarAlert(spelled(record)),
    read: (record) => readSoarAlert(spelled(record)),
  },
  {
    why: 'has environment, priority and stage of a SOAR case',
    fits: (record) => isCase(spelled(record)),
    read: (record) => readCase(spelled(record)),
  },
  {
    why: 'has heartbeat of a detection stream',
    fits: (record) =>
      record.heartbeat === true || (has(record, 'continuationTime') && !has(record, 'detections')),
    read: () =>
      refused('heartbeat', 'only says that the stream of detections lives; nothing is lost, leave it out'),
  },
  {
    why: 'has metadata.eventType of a UDM event',
    fits: (record) =>
      isRecord(record.metadata) &&
      typeof record.metadata.eventType === 'string' &&
      isRecord(record.principal),
    read: () =>
      refused('metadata.eventType', 'is a UDM event and no alert; send detections, alerts or cases'),
  },
];

const one = shaped('Google SecOps', SHAPES, 'send detections, alerts or cases as the API gives them');

const LISTS = [
  'detections',
  'curatedRuleDetections',
  'alerts',
  'cases',
  'caseAlerts',
  'case_alerts',
  'results',
  'objectsList',
];
const list = listUnder(LISTS, one.isOne);

/** `ListAlerts` groups by asset and by user: `{asset, alertInfos: […]}`. Each alert is made complete. */
function passedOn(value: unknown): readonly unknown[] | null {
  if (!isRecord(value)) return null;
  const groups = ['alerts', 'userAlerts'].flatMap((key) => (Array.isArray(value[key]) ? value[key] : []));
  const grouped = groups.filter(
    (group): group is Fields => isRecord(group) && Array.isArray(group.alertInfos),
  );
  if (grouped.length === 0) return null;
  return grouped.flatMap(({ alertInfos, ...about }) =>
    (alertInfos as unknown[]).map((alertInfo) => ({ ...about, alertInfo })),
  );
}

function open(value: unknown): readonly unknown[] | null {
  if (!isRecord(value)) return null;
  // The Python library nests what the stream of alerts ends with: `{alerts: {alerts: […]}}`.
  return passedOn(value) ?? list(value) ?? (isRecord(value.alerts) ? list(value.alerts) : null);
}

/** Google SecOps: detections (ListDetections, curated rules, streams), alerts, and cases and alerts of its SOAR side. */
export const googleSecops: Format = { read: one.read, recognise: one.recognise, open };

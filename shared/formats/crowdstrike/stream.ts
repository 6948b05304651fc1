import { digest } from '../reading/digest.ts';
import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { when } from '../reading/when.ts';
import { staged } from '../reading/words.ts';
import { crowdstrikeEvidence } from './evidence.ts';
import { crowdstrikeKind } from './kind.ts';
import { crowdstrikeTitle } from './title.ts';
import { crowdstrikeGrade, crowdstrikeStage } from './words.ts';

/** Event types beside those with `Detection` in their names that tell of something found. */
const FINDINGS =
  /detection|^(?:Incident|AutomatedLead|ThirdParty|OverWatch|Recon)\w*|^IdentityProtectionEvent$|^CustomerIOCEvent$|^CSPM\w+$|IOA|IOM/i;
/** Names of detections that are no detection: somebody changed one, or a report about them is ready. */
const NO_FINDINGS = /audit|report|session|status/i;
/** Types whose Severity has counted from 0 to 5. */
const LEGACY = /^(?:DetectionSummaryEvent|IdpDetectionSummaryEvent|IdentityProtectionEvent)$/;
/** Told again whenever their state changes, each time with the time of that change. */
const STATEFUL = /^(?:IncidentSummaryEvent|IdentityProtectionEvent|AutomatedLeadSummaryEvent)$/;

const IDS = [
  'CompositeId',
  'DetectId',
  'IncidentID',
  'IncidentId',
  'IdentityProtectionIncidentId',
  'DetectionId',
  'NotificationId',
  'FindingId',
  'EventUUID',
];
/** What is known of an event that carries no id of its own; its place in the stream is the last of it. */
const UNNAMED = [
  'FalconHostLink',
  'RuleId',
  'PolicyId',
  'ResourceId',
  'Hostname',
  'ComputerName',
  'DeviceId',
];

/** Incidents of some releases have their id in the link alone. */
const LINKED = /(?:^|[/=])(inc:[0-9a-f]{8,64}:[0-9a-f]{8,64})(?:$|[?&/])/i;

/** An id names its customer only where it is long; `INC-1036` is somebody's at every customer. */
const LONG_ID = 24;

function identity(metadata: Fields, event: Fields): string {
  const cid = say(metadata.customerIDString, limits.tenant) ?? '-';
  const link = say(event.FalconHostLink, limits.url) ?? '';
  const id = say(digFirst(event, ...IDS), 400) ?? LINKED.exec(link)?.[1];
  if (id !== undefined) return id.length >= LONG_ID ? id : `${cid}:${id}`;
  const parts = UNNAMED.map((key) => say(event[key], 1_024) ?? '');
  const place = [metadata.eventType, metadata.eventCreationTime, metadata.offset].map(
    (part) => say(part, 64) ?? '',
  );
  return `${cid}:${digest([...parts, ...place])}`;
}

const STARTS = [
  'IncidentStartTime',
  'StartTimeEpoch',
  'StartTime',
  'ContextTimeStamp',
  'ProcessStartTime',
  'FirstActivityTimestamp',
  'SignalStartTimestamp',
  'EventTimestamp',
];

/** When the customer's cloud told of it. A state told again keeps the time of its beginning. */
function times(metadata: Fields, event: Fields, isStateful: boolean) {
  const told = when(metadata.eventCreationTime) ?? whenAt(event, 'UTCTimestamp', 'Timestamp');
  const began = whenAt(event, ...STARTS);
  return isStateful
    ? { detectedAt: began ?? told, updatedAt: told }
    : { detectedAt: told ?? began, occurredAt: began };
}

const said = (event: Fields, limit: number, ...keys: string[]) => say(digFirst(event, ...keys), limit);

function read(record: Fields): Verdict {
  const metadata = record.metadata as Fields;
  const event = record.event as Fields;
  const type = say(metadata.eventType, limits.said) ?? '';
  if (!FINDINGS.test(type) || NO_FINDINGS.test(type)) {
    return refused(
      'metadata.eventType',
      `${type === '' ? 'is missing' : `${type} tells of no detection`}; send the *SummaryEvent types of the event stream`,
    );
  }
  const isStateful = STATEFUL.test(type);
  const tactics = [
    event.Tactic,
    event.Tactics,
    every(event, 'MitreAttack.Tactic')[0],
    event.Objective,
    event.IncidentType,
  ];
  const kind = crowdstrikeKind(type, ...tactics);
  return accepted(
    {
      externalId: identity(metadata, event),
      source: 'crowdstrike',
      title: crowdstrikeTitle(type, event),
      ...crowdstrikeGrade(
        event.SeverityName,
        digFirst(event, 'Severity', 'FineScore', 'Score', 'PolicySeverity'),
        LEGACY.test(type),
      ),
      ...staged(crowdstrikeStage, digFirst(event, 'State', 'Status')),
      ...kind,
      ...times(metadata, event, isStateful),
      description: said(
        event,
        limits.description,
        'Description',
        'DetectDescription',
        'IncidentDescription',
        'PolicyStatement',
      ),
      impact: said(event, limits.impact, 'PatternDispositionDescription'),
      url: linkFirst(event.FalconHostLink, event.ReferenceUrl, event.NotificationUrl),
      ...crowdstrikeEvidence(event),
    },
    say(digFirst(metadata, 'customerIDString') ?? event.CustomerId, limits.tenant),
  );
}

/** Falcon Event Streams: `{metadata: {eventType, customerIDString, …}, event: {…}}`. */
export const streamEvent: Shape = {
  why: 'has metadata.customerIDString and metadata.eventType',
  fits: ({ metadata, event }) =>
    isRecord(metadata) &&
    isRecord(event) &&
    metadata.eventType !== undefined &&
    (metadata.customerIDString !== undefined || metadata.eventCreationTime !== undefined),
  read,
};

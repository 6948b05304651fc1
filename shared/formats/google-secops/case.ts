import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { evidenceOf, type Found, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { threatTopic } from '../reading/threat-topic.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { instanceOf, SOURCE } from './detection.ts';
import { entities, flatEvents, listed } from './evidence.ts';
import { secopsResolution, secopsSeverity, secopsStage } from './words.ts';

/** An analyst, unless nobody has taken it: a queue like `@Tier1` is no person. */
const analyst = (said: unknown): string | undefined => {
  const name = say(said, limits.assignee);
  return name?.startsWith('@') ? undefined : name;
};

/** `projects/…/cases/1001` ends in the number that older releases give alone. */
const last = (path: unknown): string | undefined => {
  const text = say(path, limits.url);
  return text?.slice(text.lastIndexOf('/') + 1) || undefined;
};

const isResource = (name: unknown): boolean => typeof name === 'string' && name.startsWith('projects/');

function alertEvidence(found: Found, alert: Fields): void {
  for (const key of ['involvedEntities', 'domainEntities', 'entities', 'entityCards'])
    entities(found, alert[key]);
  for (const key of ['events', 'securityEvents', 'securityEventCards']) flatEvents(found, alert[key]);
}

/** Where several alerts are in a case, the first says what it is about. */
const KIND = { module: 'network', category: 'security_case' } as const;

const CREATED = [
  'createTime',
  'creationTimeUnixTimeInMs',
  'creationTimeUnixTimeInMsForClient',
  'creationTime',
  'startTimeUnixTimeInMs',
  'startTime',
  'updateTime',
];
const UPDATED = [
  'updateTime',
  'modificationTimeUnixTimeInMs',
  'modificationTimeUnixTimeInMsForClient',
  'modificationTime',
];
const FIRST = ['startTimeUnixTimeInMs', 'startTime'];

/** Why a case was closed; its root cause is a word that people choose, and "false positive" is one of them. */
function resolution(record: Fields) {
  const reason = digFirst(
    record,
    'closureDetails.reason',
    'closingDetails.reason',
    'closeReason',
    'closure_details.reason',
  );
  const cause =
    say(digFirst(record, 'closureDetails.rootCause', 'closingDetails.rootCause', 'rootCause'), limits.said) ??
    '';
  return /false positive/i.test(cause) ? ('false_positive' as const) : secopsResolution(reason);
}

function tags(record: Fields): readonly string[] | undefined {
  const named = Array.isArray(record.tags)
    ? record.tags.map((tag) => (isRecord(tag) ? (tag.displayName ?? tag.tag) : tag))
    : [];
  return unlessEmpty(sayAll(named, limits.tag).slice(0, listLimits.tags));
}

/** A case of the SOAR side, keys in camelCase. Its environment is how a provider tells customers apart. */
export function readCase(record: Fields): Verdict {
  const id =
    say(digFirst(record, 'caseId', 'id', 'identifier'), limits.externalId / 2) ??
    (isResource(record.name) ? last(record.name) : undefined);
  if (id === undefined) return refused('id', 'is missing; send the case with its id');
  const at = whenFirst(record, ...CREATED);
  if (at === undefined)
    return refused('createTime', 'is missing or no time; send the case with the time it was created');
  const alerts = listed(digFirst(record, 'alerts', 'cyberAlerts'));
  const found = nothingFound();
  for (const alert of [record, ...alerts]) alertEvidence(found, alert);
  const names = alerts.map((alert) => digFirst(alert, 'name', 'displayName', 'ruleGenerator'));
  const title =
    digFirst(record, 'displayName', 'title') ??
    (isResource(record.name) ? undefined : record.name) ??
    names[0];
  const stage = ended(staged(secopsStage, record.status), resolution(record));
  const draft = {
    externalId: `case/${id}`,
    source: SOURCE,
    title: say(title, limits.title) ?? 'Security case',
    ...graded(secopsSeverity, record.priority, record.severity),
    ...stage,
    ...(threatTopic(title, ...names) ?? KIND),
    description: say(record.description, limits.description),
    url: linkFirst(record.url, record.caseUrl),
    assignee: analyst(digFirst(record, 'assigneeFullName', 'assignedUser', 'assignee', 'assignedUserName')),
    detectedAt: at,
    occurredAt: whenFirst(record, ...FIRST),
    updatedAt: whenFirst(record, ...UPDATED),
    ...evidenceOf(found),
    tags: tags(record),
  };
  return accepted(draft, say(record.environment, limits.tenant) ?? instanceOf(record.name));
}

/** An alert in a case, or one that a connector hands to the SOAR side. */
export function readSoarAlert(record: Fields): Verdict {
  const id = say(digFirst(record, 'identifier', 'ticketId', 'alertId', 'displayId'), limits.externalId / 2);
  if (id === undefined)
    return refused('identifier', 'is missing; send the alert with its identifier or TicketId');
  const at = whenFirst(
    record,
    'createTime',
    'creationTimeUnixTimeInMs',
    'creationTime',
    'startTime',
    'detectedTime',
  );
  if (at === undefined)
    return refused('startTime', 'is missing or no time; send the alert with its StartTime');
  const found = nothingFound();
  alertEvidence(found, record);
  const rule = digFirst(record, 'ruleGenerator', 'alertName');
  const title = digFirst(record, 'displayName') ?? (isResource(record.name) ? rule : (record.name ?? rule));
  const stage = ended(staged(secopsStage, record.status), resolution(record));
  const draft = {
    externalId: `alert/${id}`,
    source: SOURCE,
    title: say(title, limits.title) ?? 'Alert',
    ...graded(secopsSeverity, record.priority, record.severity),
    ...stage,
    ...(threatTopic(title, rule) ?? KIND),
    description: say(record.description, limits.description),
    detectedAt: at,
    occurredAt: whenFirst(record, 'startTime'),
    updatedAt: whenFirst(record, 'updateTime', 'modificationTimeUnixTimeInMs'),
    ...evidenceOf(found),
  };
  return accepted(draft, say(record.environment, limits.tenant) ?? instanceOf(record.name));
}

import { listLimits } from '../domain/incident.ts';
import { digest } from './reading/digest.ts';
import { listUnder } from './reading/envelope.ts';
import { unlessEmpty } from './reading/evidence.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { link } from './reading/link.ts';
import { paragraphs } from './reading/prose.ts';
import { digFirst, say, sayAll, unwrapped } from './reading/sensor.ts';
import { threatTopic } from './reading/threat-topic.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { whenAt } from './reading/walk.ts';
import { graded, severityWords } from './reading/words.ts';
import { type Told, told, whyTheHive } from './thehive/envelope.ts';
import { theHiveEvidence } from './thehive/evidence.ts';
import { theHiveStage } from './thehive/stage.ts';

type Thing = Readonly<Record<string, unknown>>;

const SEVERITIES = severityWords({
  low: [1, 'low'],
  medium: [2, 'medium'],
  high: [3, 'high'],
  critical: [4, 'critical'],
});

const REMEDY = 'send alerts and cases, as JSON or as TheHive’s webhook sends them';

/** An alert is known by type, source and reference; its own `_id` is not there before TheHive has it. */
function identity({ kind, thing }: Told): string | undefined {
  if (kind === 'case') {
    const id = say(digFirst(thing, '_id', 'id'), 200);
    const number = say(digFirst(thing, 'number', 'caseId'), 20);
    return id === undefined && number === undefined ? undefined : `case ${id ?? `#${number}`}`;
  }
  const parts = [thing.type, thing.source, thing.sourceRef].map((part) => say(part, 4_096) ?? '');
  if (parts[2] === '') return undefined;
  const whole = `alert ${parts.join(' ')}`;
  return whole.length <= limits.externalId ? whole : digest(parts);
}

/** Marks of the traffic light protocol, from the widest audience to the narrowest. */
const TLP = ['tlp:clear', 'tlp:green', 'tlp:amber', 'tlp:red'];

function tags(thing: Thing): readonly string[] | undefined {
  const mark = typeof thing.tlp === 'number' ? TLP[thing.tlp] : undefined;
  const said = sayAll(thing.tags, limits.tag).slice(0, listLimits.tags - 1);
  return unlessEmpty([...new Set(mark === undefined ? said : [...said, mark])]);
}

function times({ kind, thing, isDeleted }: Told, isClosed: boolean) {
  const updatedAt = whenAt(thing, '_updatedAt', 'updatedAt', '_createdAt', 'createdAt');
  const ended = ['closedDate', 'endDate', 'importedDate'];
  return {
    detectedAt: whenAt(thing, kind === 'case' ? 'startDate' : 'date', '_createdAt', 'createdAt', 'newDate'),
    // A deletion is later than the last update that the deleted thing tells of.
    updatedAt: isDeleted ? undefined : updatedAt,
    closedAt: isClosed && !isDeleted ? (whenAt(thing, ...ended) ?? updatedAt) : undefined,
  };
}

const IMPACTS = new Map([
  ['WithImpact', 'With impact'],
  ['NoImpact', 'No impact'],
]);

const OTHERWISE = { module: 'network', category: 'soc_alert' } as const;

function reportOf(about: Told): Verdict {
  const { thing, kind, isDeleted } = about;
  const externalId = identity(about);
  if (externalId === undefined) {
    const field = kind === 'case' ? '_id' : 'sourceRef';
    return refused(field, `is missing, so nothing tells this ${kind} from others; ${REMEDY}`);
  }
  const title = say(thing.title, limits.title);
  if (title === undefined) return refused('title', `is missing; ${REMEDY}`);
  const stage = theHiveStage(thing, isDeleted);
  const draft = {
    externalId,
    source: 'thehive',
    title,
    ...graded(SEVERITIES, thing.severity, thing.severityLabel),
    sourceSeverity: say(thing.severityLabel ?? thing.severity, limits.said),
    ...stage,
    ...(threatTopic(thing.type, title, ...sayAll(thing.tags, limits.tag).slice(0, 8)) ?? OTHERWISE),
    description: paragraphs(limits.description, thing.description, thing.summary),
    impact: IMPACTS.get(say(thing.impactStatus, 20) ?? ''),
    url: link(thing.externalLink),
    assignee: say(thing.assignee ?? thing.owner, limits.assignee),
    ...times(about, stage.status === 'closed'),
    ...theHiveEvidence(thing),
    tags: tags(thing),
  };
  return accepted(draft, about.organisation);
}

const looksRight = (record: Thing): boolean => whyTheHive(record) !== null;

function read(record: unknown): Verdict {
  if (!isRecord(record)) return refused('', `the record is ${kindOf(record)}; ${REMEDY}`);
  const about = told(unwrapped(record, looksRight));
  if (about.kind !== undefined) return reportOf(about);
  return refused(
    'objectType',
    `says ${about.named}, which is part of something else or none of TheHive’s; ${REMEDY}`,
  );
}

const recognise = (record: unknown): string | null =>
  isRecord(record) ? whyTheHive(unwrapped(record, looksRight)) : null;

/** Alerts and cases of TheHive 4 and 5: from its API, as its callers create them, and from its webhooks. */
export const thehive: Format = {
  read,
  recognise,
  open: listUnder(['alerts', 'cases', 'data'], (item) => recognise(item) !== null),
};

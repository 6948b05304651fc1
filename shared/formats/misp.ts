import { listLimits } from '../domain/incident.ts';
import { type Attribute, readAttribute } from './misp/attribute.ts';
import { eventIn, openMisp } from './misp/envelope.ts';
import { ownTags, readTags } from './misp/tag.ts';
import { unlessEmpty } from './reading/evidence.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { evidenceOf, type Found, nothingFound } from './reading/found.ts';
import { jsonIn } from './reading/json.ts';
import { limits } from './reading/limit.ts';
import { filledLines } from './reading/lines.ts';
import { linkFirst } from './reading/link.ts';
import { line } from './reading/prose.ts';
import { dig, digFirst, say, unwrapped } from './reading/sensor.ts';
import { threatTopic } from './reading/threat-topic.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { when } from './reading/when.ts';
import { graded, severityWords } from './reading/words.ts';

type Event = Readonly<Record<string, unknown>>;

/** Counted down: 1 is the worst, 4 is "undefined". */
const LEVELS = severityWords({ high: [1], medium: [2], low: [3] });
/** How far the analysis of an event got. It is no stage of an incident: whoever receives it has yet to act. */
const ANALYSES = ['Initial', 'Ongoing', 'Completed'];

/** Larger events than these exist; a report holds no more indicators than fit, and the first ones tell most. */
const MAX_ATTRIBUTES = 5_000;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_ATTRIBUTES) : [];

function attributesOf(event: Event): readonly Attribute[] {
  const own = listOf(event.Attribute).filter(isRecord);
  if (event.Object === undefined) return own;
  const inObjects = listOf(event.Object).flatMap((object) => listOf(dig(object, 'Attribute')));
  return own.concat(inObjects.filter(isRecord)).slice(0, MAX_ATTRIBUTES);
}

function collect(event: Event, attributes: readonly Attribute[]): Found {
  const found = nothingFound();
  readTags(found, event, attributes);
  for (const attribute of attributes) readAttribute(found, attribute);
  return found;
}

/**
 * The first time that anything in the event was written down; its `date` is a day and may lie far before. The event's
 * own time is of its last change.
 */
function times(event: Event, attributes: readonly Attribute[]) {
  const changed = when(event.timestamp);
  let first = changed;
  let before: unknown;
  for (const { timestamp } of attributes) {
    // Most attributes of an event were written down together.
    if (timestamp === before) continue;
    before = timestamp;
    const at = when(timestamp);
    if (at !== undefined && (first === undefined || at < first)) first = at;
  }
  const day = when(event.date);
  const detectedAt = first ?? when(event.publish_timestamp) ?? day;
  return {
    detectedAt,
    updatedAt: changed,
    occurredAt: day !== undefined && detectedAt !== undefined && day < detectedAt ? day : undefined,
  };
}

function description(event: Event, attributes: readonly Attribute[]): string | undefined {
  const by = say(digFirst(event, 'Orgc.name', 'Org.name'), 200);
  const told = attributes.find(
    ({ type, category }) => type === 'comment' || category === 'External analysis',
  );
  const comment = told?.type === 'link' ? undefined : say(told?.value, 2_000);
  const parts = [by === undefined ? undefined : `Shared by ${by}.`, comment];
  return parts.filter((part) => part !== undefined).join('\n\n') || undefined;
}

const links = (attributes: readonly Attribute[]): unknown[] =>
  attributes.filter(({ type }) => type === 'link').map(({ value }) => value);

const OTHERWISE = { module: 'network', category: 'threat_intelligence' } as const;

function reportOf(event: Event): Verdict {
  const uuid = say(digFirst(event, 'uuid'), 64);
  const title = line(event.info, limits.title);
  if (uuid === undefined)
    return refused('Event.uuid', 'is missing, so nothing tells this event from others; send it');
  if (title === undefined) return refused('Event.info', 'is blank; send events with what they are about');
  const attributes = attributesOf(event);
  const level = say(event.threat_level_id, 8);
  const tags = ownTags(event);
  const draft = {
    externalId: uuid,
    source: 'misp',
    title,
    ...graded(LEVELS, level),
    sourceSeverity: level === undefined ? undefined : `threat level ${level}`,
    sourceStatus: ANALYSES[Number(say(event.analysis, 4))],
    ...(threatTopic(title, ...tags.slice(0, 8)) ?? OTHERWISE),
    description: description(event, attributes),
    ...times(event, attributes),
    ...evidenceOf(collect(event, attributes)),
    url: linkFirst(...links(attributes)),
    tags: unlessEmpty([...new Set(tags)].slice(0, listLimits.tags)),
  };
  return accepted(draft, say(digFirst(event, 'Org.name', 'Orgc.name', 'org_id'), limits.tenant));
}

/** ZMQ puts the topic before the JSON text: `misp_json {"Event": …}`. */
const TOPIC = /^misp_json(?:_[a-z]{1,20})?\s{1,4}/;

const fields = (value: unknown): unknown =>
  typeof value === 'string' ? jsonIn(value.replace(TOPIC, '')) : value;

const REMEDY = 'send events, as {"Event": {…}} or as a search answers them';

function read(value: unknown): Verdict {
  const record = fields(value);
  if (!isRecord(record)) return refused('', `the record is ${kindOf(value)}; ${REMEDY}`);
  const event = eventIn(unwrapped(record, (inner) => eventIn(inner) !== undefined));
  return event === undefined
    ? refused('Event', `is missing or says nothing, so this is no MISP event; ${REMEDY}`)
    : reportOf(event);
}

function recognise(value: unknown): string | null {
  const record = typeof value === 'string' && !TOPIC.test(value) ? undefined : fields(value);
  if (!isRecord(record)) return null;
  const isOne = eventIn(unwrapped(record, (inner) => eventIn(inner) !== undefined)) !== undefined;
  return isOne ? 'has uuid and info of a MISP event' : null;
}

/** Events of MISP: from its API and its feeds, from the ZMQ plug-in and from workflow webhooks. */
export const misp: Format = { read, recognise, open: openMisp, lines: filledLines };

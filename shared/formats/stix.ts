import { listLimits } from '../domain/incident.ts';
import { listUnder } from './reading/envelope.ts';
import { unlessEmpty } from './reading/evidence.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { evidenceOf, nothingFound } from './reading/found.ts';
import { limits } from './reading/limit.ts';
import { linkFirst } from './reading/link.ts';
import { paragraphs } from './reading/prose.ts';
import { digFirst, say } from './reading/sensor.ts';
import { threatTopic } from './reading/threat-topic.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { every, numberAt, whenAt } from './reading/walk.ts';
import { bands, gradedOn, severityWords } from './reading/words.ts';
import { readObject, readVictims } from './stix/evidence.ts';
import { graphOf, neighbours, rootsOf } from './stix/graph.ts';
import { idOf, isObject, isRoot, RANKS, rankOf, type StixObject } from './stix/object.ts';
import { objectsIn, openStix } from './stix/open.ts';
import { stixStage } from './stix/stage.ts';
import { stixTags, stixTitle, typesOf } from './stix/text.ts';

const SEVERITIES = severityWords({
  info: ['info', 'informational', 'none'],
  low: ['low'],
  medium: ['medium', 'moderate'],
  high: ['high'],
  critical: ['critical', 'very high', 'extreme'],
});

/** STIX has no severity but how sure the author is, 0 to 100; sure is not the same as grave, so never critical. */
const byConfidence = bands([
  [70, 'high'],
  [30, 'medium'],
  [0, 'low'],
]);

function severity(root: StixObject) {
  const word = digFirst(root, 'severity', 'x_severity', 'x_opencti_severity');
  const score = numberAt(root, 'criticality', 'x_opencti_score', 'confidence');
  const found = gradedOn(SEVERITIES, byConfidence, word, score);
  const isByScore = SEVERITIES(word) === undefined && score !== undefined;
  return isByScore && word === undefined ? { ...found, sourceSeverity: `confidence ${score}` } : found;
}

function times(root: StixObject) {
  const detectedAt = whenAt(root, 'created', 'published', 'first_seen', 'valid_from');
  const occurredAt = whenAt(root, 'first_seen', 'first_observed', 'x_opencti_first_seen');
  return {
    detectedAt,
    occurredAt: occurredAt === detectedAt ? undefined : occurredAt,
    updatedAt: whenAt(root, 'modified'),
  };
}

const OTHERWISE = { module: 'network', category: 'threat_intelligence' } as const;

function reportOf(root: StixObject, around: readonly StixObject[]): Verdict {
  const found = nothingFound();
  readObject(found, root);
  for (const object of around) readObject(found, object);
  readVictims(found, root, around);
  const title = stixTitle(root, around, found);
  const stage = stixStage(root);
  const when = times(root);
  const types = typesOf(root);
  const names = around
    .filter(({ type }) => type === 'malware' || type === 'indicator')
    .map(({ name }) => name);
  const actions = around.filter(({ type }) => type === 'course-of-action');
  const draft = {
    externalId: idOf(root),
    source: 'stix',
    title,
    ...severity(root),
    ...stage,
    ...(threatTopic(title, ...types, ...names.slice(0, 4)) ?? OTHERWISE),
    description: paragraphs(
      limits.description,
      root.description,
      root.type === 'sighting' ? around[0]?.description : undefined,
    ),
    recommendation: paragraphs(
      limits.recommendation,
      ...actions.slice(0, 4).map(({ description, name }) => description ?? name),
    ),
    ...when,
    closedAt: stage.status === 'closed' ? when.updatedAt : undefined,
    ...evidenceOf(found),
    url: linkFirst(...every(root, 'external_references.url')),
    tags: unlessEmpty(stixTags(root, types).slice(0, listLimits.tags)),
  };
  const places = every(root, 'where_sighted_refs');
  const place = around.find(({ id }) => places.includes(id));
  return accepted(draft, say(place?.name, limits.tenant));
}

/** Objects of one incident that are looked at. */
const MAX_OBJECTS = 2_000;

const REMEDY = `send bundles with ${RANKS.join(', ')} objects, or a TAXII envelope of them`;

/** A bundle that `open` made begins with what it is about, and has no relationships: all of it belongs together. */
function subject(objects: readonly unknown[]) {
  const known = objects.slice(0, MAX_OBJECTS).filter(isObject);
  const [first] = known;
  const isMade = first !== undefined && isRoot(first) && !known.some(({ type }) => type === 'relationship');
  if (isMade) return { root: first, around: known.slice(1) };
  const graph = graphOf(objects);
  const [root] = [...rootsOf(graph)].sort((one, other) => rankOf(one) - rankOf(other));
  return root && { root, around: neighbours(graph, root) };
}

/** A stream's message carries its object under `data`. */
const single = (value: unknown): StixObject | undefined =>
  isObject(value) ? value : isRecord(value) && isObject(value.data) ? value.data : undefined;

function read(value: unknown): Verdict {
  if (!isRecord(value)) return refused('', `the record is ${kindOf(value)}; ${REMEDY}`);
  const objects = objectsIn(value);
  const alone = objects === undefined ? single(value) : undefined;
  if (objects === undefined && alone === undefined)
    return refused('type', `this is no STIX object with an id; ${REMEDY}`);
  const about = subject(objects ?? [alone]);
  if (about !== undefined) return reportOf(about.root, about.around);
  const what = alone === undefined ? 'the bundle has nothing' : `${say(alone.type, 40)} is nothing`;
  return refused('type', `${what} that happened or that one could look for; ${REMEDY}`);
}

function recognise(value: unknown): string | null {
  if (!isRecord(value)) return null;
  if (objectsIn(value) !== undefined) return 'has objects of a STIX bundle';
  const object = single(value);
  return object === undefined ? null : `has type and id of a STIX ${say(object.type, 40)}`;
}

const inList = listUnder(['bundles', 'data'], (item) => objectsIn(item) !== undefined);

const open = (value: unknown): readonly unknown[] | null =>
  openStix(value) ?? inList(value)?.flatMap((bundle) => openStix(bundle) ?? [bundle]) ?? null;

/** STIX 2.0 and 2.1: bundles, TAXII 2 envelopes, and single objects. */
export const stix: Format = { read, recognise, open };

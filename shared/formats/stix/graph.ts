import { idOf, isObject, isRoot, rankOf, refOf, refsOf, type StixObject } from './object.ts';

/** The objects of a bundle by id, and by which relationships they hang together. */
export interface Graph {
  readonly objects: ReadonlyMap<string, StixObject>;
  /** Ids at the other end of an object's relationships. */
  readonly related: ReadonlyMap<string, readonly string[]>;
}

/** Relations of one object that are kept: a hub of a large bundle would otherwise be repeated with all of them. */
const MAX_RELATED = 40;

/** Relations that say nothing of what the one is or does. */
const EMPTY_RELATIONS = new Set(['derived-from', 'duplicate-of', 'revoked-by', 'mitigates']);

function relate(related: Map<string, string[]>, from: string, to: string): void {
  const known = related.get(from);
  if (known === undefined) related.set(from, [to]);
  else if (known.length < MAX_RELATED) known.push(to);
}

export function graphOf(values: readonly unknown[]): Graph {
  const objects = new Map<string, StixObject>();
  const related = new Map<string, string[]>();
  for (const object of values) {
    if (!isObject(object)) continue;
    const [source, target] = [refOf(object, 'source_ref'), refOf(object, 'target_ref')];
    const isRelation = object.type === 'relationship' && source !== undefined && target !== undefined;
    if (!isRelation) objects.set(idOf(object), newer(objects.get(idOf(object)), object));
    else if (!EMPTY_RELATIONS.has(refOf(object, 'relationship_type') ?? '')) {
      relate(related, source, target);
      relate(related, target, source);
    }
  }
  return { objects, related };
}

/** A bundle may carry several versions of an object. Instants of STIX are of one spelling, so texts compare. */
const newer = (known: StixObject | undefined, object: StixObject): StixObject =>
  known !== undefined && (refOf(known, 'modified') ?? '') > (refOf(object, 'modified') ?? '')
    ? known
    : object;

const REFERENCES = [
  'object_refs',
  'observed_data_refs',
  'where_sighted_refs',
  'object_marking_refs',
  'impacted_refs',
];

/** Ids that an object refers to by itself. */
export function ownRefs(object: StixObject): readonly string[] {
  const single = [refOf(object, 'sighting_of_ref'), refOf(object, 'created_by_ref')];
  return [...single.filter((ref) => ref !== undefined), ...REFERENCES.flatMap((key) => refsOf(object, key))];
}

/** The objects that become incidents; those that one of a higher rank speaks for do not. */
export function rootsOf({ objects }: Graph): readonly StixObject[] {
  const candidates = [...objects.values()].filter(isRoot);
  const spokenFor = new Set<string>();
  for (const candidate of candidates) {
    for (const ref of ownRefs(candidate)) {
      const other = objects.get(ref);
      if (other !== undefined && rankOf(other) > rankOf(candidate)) spokenFor.add(ref);
    }
  }
  return candidates.filter((candidate) => !spokenFor.has(idOf(candidate)));
}

/** Objects told beside one root. */
const MAX_NEIGHBOURS = 1_000;
/** Through what one looks further: a sighting is of an indicator, and that indicates a malware. */
const BRIDGES = new Set(['indicator', 'observed-data', 'malware', 'campaign', 'incident']);

/** What a root refers to and is related to, and what its indicators are related to in turn. */
export function neighbours({ objects, related }: Graph, root: StixObject): readonly StixObject[] {
  const found = new Map<string, StixObject>();
  const add = (id: string): void => {
    const object = objects.get(id);
    if (object !== undefined && object !== root && found.size < MAX_NEIGHBOURS) found.set(id, object);
  };
  for (const id of [...ownRefs(root), ...(related.get(idOf(root)) ?? [])]) add(id);
  for (const near of [...found.values()].filter((object) => BRIDGES.has(object.type))) {
    for (const id of [...refsOf(near, 'object_refs'), ...(related.get(idOf(near)) ?? [])]) {
      const type = objects.get(id)?.type;
      // The indicators of a malware that some other report tells of are not this one's.
      if (type !== undefined && type !== 'indicator' && type !== 'incident') add(id);
    }
  }
  return [...found.values()];
}

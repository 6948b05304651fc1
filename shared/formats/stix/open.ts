import { isRecord } from '../reading/field.ts';
import { clip } from '../reading/wellformed.ts';
import { graphOf, neighbours, rootsOf } from './graph.ts';
import { idOf, isObject, type StixObject } from './object.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Objects beside a root are repeated for every root they belong to, so only what is read of them goes along. */
const KEPT = [
  ...[
    'type',
    'id',
    'name',
    'pattern',
    'pattern_type',
    'value',
    'hashes',
    'objects',
    'object_refs',
    'confidence',
  ],
  ...[
    'external_references',
    'definition_type',
    'definition',
    'identity_class',
    'labels',
    'malware_types',
    'is_family',
  ],
  ...['indicator_types', 'created', 'description', 'url', 'display_name', 'account_login', 'user_id'],
];
const MAX_TEXT = 2_000;
const MAX_PATTERN = 16_000;

function slim(object: StixObject): StixObject {
  const kept: Record<string, unknown> = {};
  for (const key of KEPT) {
    const value = object[key];
    if (value === undefined) continue;
    kept[key] = typeof value === 'string' ? clip(value, key === 'pattern' ? MAX_PATTERN : MAX_TEXT) : value;
  }
  return kept as StixObject;
}

/** The objects of a bundle or of a TAXII envelope; undefined for anything else. */
export function objectsIn(value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value)) return undefined;
  const list = value.objects;
  if (!Array.isArray(list)) return undefined;
  const isOne = value.type === 'bundle' || (value.type === undefined && list.some(isObject));
  return isOne ? list : undefined;
}

/** One incident's worth of a bundle: a bundle whose first object is what it is about. */
const bundleOf = (root: StixObject, around: readonly StixObject[]): Fields => ({
  type: 'bundle',
  id: idOf(root).replace(/^[a-z0-9-]+--/i, 'bundle--'),
  objects: [root, ...around],
});

/** A bundle with several things to tell becomes one bundle for each, complete in itself. */
export function openStix(value: unknown): readonly unknown[] | null {
  const objects = objectsIn(value);
  if (objects === undefined) return null;
  const graph = graphOf(objects);
  const roots = rootsOf(graph);
  if (roots.length === 0) return null;
  const slimmed = new Map<StixObject, StixObject>();
  const slimOf = (object: StixObject): StixObject => {
    const known = slimmed.get(object) ?? slim(object);
    slimmed.set(object, known);
    return known;
  };
  return roots.map((root) => bundleOf(root, neighbours(graph, root).map(slimOf)));
}

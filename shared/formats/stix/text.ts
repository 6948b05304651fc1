import type { Found } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { line, spoken } from '../reading/prose.ts';
import { say } from '../reading/sensor.ts';
import { every } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import type { StixObject } from './object.ts';

/** What sort of thing an object says it is, in the words of the STIX vocabularies; STIX 2.0 has only labels. */
export function typesOf(object: StixObject): readonly unknown[] {
  const types: unknown[] = [];
  for (const key of TYPES) if (object[key] !== undefined) types.push(...every(object, key));
  return types;
}

const TYPES = [
  'indicator_types',
  'report_types',
  'incident_types',
  'incident_type',
  'malware_types',
  'labels',
  'context',
];

const first = (object: StixObject): string | undefined => line(object.name, limits.title);

function sighted(root: StixObject, around: readonly StixObject[]): string | undefined {
  const what = around.find(({ id }) => id === root.sighting_of_ref);
  const places = new Set(every(root, 'where_sighted_refs'));
  const place = around.find(({ id }) => places.has(id));
  const name = what === undefined ? undefined : (first(what) ?? spoken(what.type));
  if (name === undefined) return undefined;
  const where = place === undefined ? undefined : say(place.name, 120);
  return where === undefined ? `${name} sighted` : `${name} sighted at ${where}`;
}

/** Indicators often have no name: then what they look for is their name. */
function composed(root: StixObject, found: Found): string {
  const type = spoken(say(typesOf(root)[0], 60) ?? 'threat');
  const [indicator] = found.indicators;
  const what = indicator === undefined ? say(root.pattern, 120) : `${indicator.type} ${indicator.value}`;
  return (what === undefined ? `${type} ${root.type}` : `${type}: ${what}`).slice(0, limits.title);
}

export const stixTitle = (root: StixObject, around: readonly StixObject[], found: Found): string =>
  clip(
    first(root) ?? (root.type === 'sighting' ? sighted(root, around) : undefined) ?? composed(root, found),
    limits.title,
  );

/** The marking definitions that STIX itself defines, for bundles that refer to them without carrying them. */
const TLP: Readonly<Record<string, string>> = {
  'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9': 'tlp:clear',
  'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487': 'tlp:clear',
  'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da': 'tlp:green',
  'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb': 'tlp:green',
  'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82': 'tlp:amber',
  'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421': 'tlp:amber',
  'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003': 'tlp:amber+strict',
  'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'tlp:red',
  'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1': 'tlp:red',
};

/** What sorts of thing it is, and who may see it. */
export function stixTags(root: StixObject, types: readonly unknown[]): string[] {
  const marks = every(root, 'object_marking_refs').map((ref) =>
    typeof ref === 'string' && Object.hasOwn(TLP, ref) ? TLP[ref] : undefined,
  );
  const said = [...types, ...marks].map((word) => say(word, limits.tag));
  return [...new Set(said.filter((word) => word !== undefined))];
}

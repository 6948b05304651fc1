import { isRecord } from './field.ts';

/*
 * Elasticsearch takes `{"a.b": 1}` and `{"a": {"b": 1}}` for the same document, and stores either as it was sent: one
 * record may spell some keys flat and others nested, even half and half.
 */

/** For a path of n keys: the joined keys from each place to each later one. */
type Joined = readonly (readonly string[])[];

/** Paths are written in the code, so there are some hundreds of them and no more. */
const joinedPaths = new Map<string, Joined>();

function joinedOf(path: string): Joined {
  const known = joinedPaths.get(path);
  if (known !== undefined) return known;
  const keys = path.split('.');
  const joined = keys.map((_, from) =>
    keys.slice(from).map((_, more) => keys.slice(from, from + more + 1).join('.')),
  );
  joinedPaths.set(path, joined);
  return joined;
}

/** Tries the longest key first: that is how whole documents are spelled most often. */
function look(value: unknown, joined: Joined, from: number): unknown {
  if (from === joined.length) return value;
  if (!isRecord(value)) return undefined;
  const keys = joined[from]!;
  for (let more = keys.length; more > 0; more--) {
    const key = keys[more - 1]!;
    if (!Object.hasOwn(value, key)) continue;
    const found = look(value[key], joined, from + more);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

/** The value under a dotted path, however its keys are split. The path is one of the code's own. */
export const dotted = (value: unknown, path: string): unknown => look(value, joinedOf(path), 0);

/** The first of several places that holds something: neither absent, null, an empty text nor an empty list. */
export function dottedFirst(value: unknown, ...paths: readonly string[]): unknown {
  for (const path of paths) {
    const found = dotted(value, path);
    if (found !== undefined && found !== '' && !(Array.isArray(found) && found.length === 0)) return found;
  }
  return undefined;
}

/** A search that asks for `fields` gets each of them as a list, even where there can only be one. */
export const only = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** A JSON Pointer (RFC 6901), split: `/agent/labels/0` is `['agent', 'labels', '0']`, the empty text is all. */
export type Pointer = readonly string[];

export function parsePointer(text: string): Pointer {
  if (text === '') return [];
  if (!text.startsWith('/'))
    throw new Error(`"${text}" is no JSON Pointer; begin it with a slash, like /agent/name`);
  const keys = text.slice(1).split('/');
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value it points at; undefined where the path ends early, and for null, which sources use for "nothing". */
export function at(pointer: Pointer, value: unknown): unknown {
  let found = value;
  for (const key of pointer) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found ?? undefined;
}

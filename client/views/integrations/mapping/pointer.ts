/** A JSON Pointer (RFC 6901) of these keys. */
export const pointerOf = (keys: readonly string[]): string =>
  keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const keysOf = (pointer: string): readonly string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value it points at; undefined where the path ends early. */
export const valueAt = (record: unknown, pointer: string): unknown =>
  keysOf(pointer).reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    record,
  );

/** The nearest list around what it points at, and the way from an item of that list; undefined outside of lists. */
export function listAround(record: unknown, pointer: string): { list: string; inside: string } | undefined {
  const keys = keysOf(pointer);
  for (let at = keys.length - 1; at >= 0; at--) {
    const list = pointerOf(keys.slice(0, at));
    if (Array.isArray(valueAt(record, list))) return { list, inside: pointerOf(keys.slice(at + 1)) };
  }
  return undefined;
}

/** Values by what the source calls them. A key that ends in `*` stands for all that begin so. */
export type Table = (said: unknown) => unknown;

export function compileTable(entries: Readonly<Record<string, unknown>>): Table {
  const exact = new Map(Object.entries(entries));
  const prefixes = [...exact.keys()]
    .filter((key) => key.endsWith('*'))
    .map((key) => key.slice(0, -1))
    // The longest prefix is the most specific one.
    .sort((a, b) => b.length - a.length);
  return (said) => {
    if (typeof said !== 'string' && typeof said !== 'number' && typeof said !== 'boolean') return undefined;
    const word = String(said);
    if (exact.has(word)) return exact.get(word);
    const prefix = prefixes.find((candidate) => word.startsWith(candidate));
    return prefix === undefined ? undefined : exact.get(`${prefix}*`);
  };
}

interface Bounds {
  /** Sources repeat the same few words; beyond this many different ones a source sends free text. */
  readonly maxTexts: number;
  /** Longer texts are asked about each time. */
  readonly maxLength: number;
}

/** `find` with a memory of what it answered: it must give the same answer to the same text always. */
export function remembering<T>(
  find: (text: string) => T,
  { maxTexts, maxLength }: Bounds,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const found = find(text);
    if (known.size < maxTexts && text.length <= maxLength) known.set(text, found);
    return found;
  };
}

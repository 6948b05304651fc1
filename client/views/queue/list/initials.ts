/** First letters of a person's first and last name. */
export function initials(name: string): string {
  const parts = name.split(/[\s.@_-]+/).filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters.map((part) => [...(part ?? '?')][0]!.toUpperCase()).join('');
}

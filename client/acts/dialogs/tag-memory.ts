/** As many as somebody works with; the oldest go first. */
const MOST = 30;
const KEY = 'tags';

/** Tags put on from this browser, the latest first. */
export function knownTags(): readonly string[] {
  try {
    const tags: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberTags(tags: readonly string[]): void {
  const all = [...new Set([...tags, ...knownTags()])].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // The browser keeps no more: they are typed once again.
  }
}

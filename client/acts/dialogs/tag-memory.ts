/** As many as somebody works with; the oldest go first. */
const MOST = 30;
const keyOf = (user: string) => `tags:${user}`;

/** Tags that a user has put on from this browser, the latest first. */
export function knownTags(user: string): readonly string[] {
  try {
    const tags: unknown = JSON.parse(localStorage.getItem(keyOf(user)) ?? '[]');
    return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberTags(user: string, tags: readonly string[]): void {
  const all = [...new Set([...tags, ...knownTags(user)])].slice(0, MOST);
  try {
    localStorage.setItem(keyOf(user), JSON.stringify(all));
  } catch {
    // The browser keeps no more: they are typed once again.
  }
}

/** More than these are found by typing. */
const MOST = 8;

const keyOf = (userId: string): string => `recent:${userId}`;

/** Slugs of the tenants someone was in on this browser, latest first. */
export function recent(userId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((slug) => typeof slug === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(userId: string, slug: string): void {
  const others = recent(userId).filter((one) => one !== slug);
  localStorage.setItem(keyOf(userId), JSON.stringify([slug, ...others].slice(0, MOST)));
}

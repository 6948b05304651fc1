import type { ListedKey } from '../../../../shared/wire/http/ingest-keys.ts';

/** `replaced`: a newer key of its slot lives; this one lives until its senders have the new one. */
export type KeyState = 'live' | 'replaced' | 'revoked';

const isLive = (key: ListedKey): boolean => key.revoked_at === null;

/** The key that took this one's place, while both live. */
export const successorOf = (key: ListedKey, all: readonly ListedKey[]): ListedKey | undefined =>
  all.find((one) => one.slot === key.slot && isLive(one) && one.created_at > key.created_at);

export function stateOf(key: ListedKey, all: readonly ListedKey[]): KeyState {
  if (!isLive(key)) return 'revoked';
  return successorOf(key, all) ? 'replaced' : 'live';
}

/** What is live comes first, slots stay together with the newest key above, and what is over goes to the end. */
export function inOrder(all: readonly ListedKey[]): readonly ListedKey[] {
  const newest = new Map<string, string>();
  for (const key of all) {
    const known = newest.get(key.slot);
    if (isLive(key) && (known === undefined || key.created_at > known)) newest.set(key.slot, key.created_at);
  }
  const rank = (key: ListedKey): string => (isLive(key) ? `1${newest.get(key.slot)!}${key.slot}` : '0');
  const order = (one: string, other: string): number => (one < other ? 1 : one > other ? -1 : 0);
  return all.toSorted(
    (one, other) => order(rank(one), rank(other)) || order(one.created_at, other.created_at),
  );
}

import type { Presence } from '../../../shared/wire/ops.ts';

export interface User {
  readonly id: string;
  readonly name: string;
}

/**
 * Somebody who has an incident open in one of their windows, or who has claimed it. `since` and `until` are epoch
 * milliseconds; `socket` is the one that looks.
 */
export type Entry = { readonly incident: string; readonly user: User; readonly since: number } & (
  | { readonly kind: 'look'; readonly socket: string }
  | { readonly kind: 'claim'; readonly until: number }
);

/** As it is kept: equal entries are spelled equally. */
export function spell(entry: Entry): string {
  const { kind, incident, user, since } = entry;
  const rest = entry.kind === 'look' ? entry.socket : entry.until;
  return JSON.stringify([kind, incident, user.id, user.name, since, rest]);
}

/** null for what is none: a newer server may keep what this one does not know. */
export function parse(member: string): Entry | null {
  const [kind, incident, id, name, since, rest] = JSON.parse(member);
  const common = { incident, user: { id, name }, since };
  if (kind === 'look') return { ...common, kind, socket: rest };
  if (kind === 'claim') return { ...common, kind, until: rest };
  return null;
}

/** Each person once, however many windows they have; whoever claimed it first, then in the order they came. */
export function peopleOf(entries: readonly Entry[], now: number): Presence['people'] {
  const people = new Map<string, { name: string; since: number; claimed: boolean }>();
  for (const entry of entries) {
    const claimed = entry.kind === 'claim';
    if (claimed && entry.until <= now) continue;
    const { user, since } = entry;
    const known = people.get(user.id);
    people.set(user.id, {
      name: user.name,
      since: Math.min(since, known?.since ?? since),
      claimed: claimed || known?.claimed === true,
    });
  }
  return [...people]
    .sort(([, a], [, b]) => Number(b.claimed) - Number(a.claimed) || a.since - b.since)
    .map(([id, { name, since, claimed }]) => ({ id, name, since: new Date(since).toISOString(), claimed }));
}

import type { Storm } from '../../../../shared/wire/http/storms.ts';

const PREFIX = 'storm:';
export const stormKey = (id: string): string => PREFIX + id;
export const stormOf = (key: string): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

/** Puts the parent rows of storms among incidents, by the time of their latest: newest first, page after page. */
export function createWeave(storms: readonly Storm[]) {
  const waiting = storms.toSorted((one, other) => (one.last_at < other.last_at ? 1 : -1));
  let at = 0;
  return (items: readonly { id: string; detected_at: string }[], ended: boolean): string[] => {
    const keys: string[] = [];
    const takeTo = (instant: string) => {
      while (at < waiting.length && waiting[at]!.last_at >= instant) keys.push(stormKey(waiting[at++]!.id));
    };
    for (const item of items) {
      takeTo(item.detected_at);
      keys.push(item.id);
    }
    if (ended) takeTo('');
    return keys;
  };
}

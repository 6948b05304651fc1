import type { IncidentOrder } from '../../../../shared/wire/http/incidents.ts';
import type { Storm } from '../../../../shared/wire/http/storms.ts';

const PREFIX = 'storm:';
export const stormKey = (id: string): string => PREFIX + id;
export const stormOf = (key: string): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

type Placed = readonly { readonly id: string; readonly detected_at: string }[];

/** Keys of the rows that a page makes, read from either end; `isLast` says that none follows. */
export type Weave = Readonly<Record<IncidentOrder, (items: Placed, isLast: boolean) => readonly string[]>>;

const ids = (items: Placed) => items.map(({ id }) => id);
export const unwoven: Weave = { newest: ids, oldest: ids };

/** Puts the parent rows of storms among incidents, by the time of their latest, page after page from either end. */
export function createWeave(storms: readonly Storm[]): Weave {
  /** Newest first: those of its beginning go among the newest, those of its end among the oldest. */
  const waiting = storms.toSorted((one, other) => (one.last_at < other.last_at ? 1 : -1));
  const weave =
    (
      next: () => Storm | undefined,
      take: () => Storm | undefined,
      isDue: (at: string, of: string) => boolean,
    ) =>
    (items: Placed, isLast: boolean): string[] => {
      const keys: string[] = [];
      for (const { id, detected_at } of items) {
        while (waiting.length > 0 && isDue(next()!.last_at, detected_at)) keys.push(stormKey(take()!.id));
        keys.push(id);
      }
      while (isLast && waiting.length > 0) keys.push(stormKey(take()!.id));
      return keys;
    };
  return {
    newest: weave(
      () => waiting[0],
      () => waiting.shift(),
      (storm, incident) => storm >= incident,
    ),
    oldest: weave(
      () => waiting.at(-1),
      () => waiting.pop(),
      (storm, incident) => storm < incident,
    ),
  };
}

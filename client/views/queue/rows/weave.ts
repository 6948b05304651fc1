import type { IncidentOrder } from '../../../../shared/wire/http/incidents.ts';
import type { Storm } from '../../../../shared/wire/http/storms.ts';
import type { Listed } from './sequence.ts';

const PREFIX = 'storm:';
export const stormKey = (id: string): string => PREFIX + id;
export const stormOf = (key: string): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

type Placed = readonly { readonly id: string; readonly detected_at: string }[];

/** The rows that a page makes, read from either end; `isLast` says that none follows. */
export type Weave = Readonly<Record<IncidentOrder, (items: Placed, isLast: boolean) => readonly Listed[]>>;

export const incidentRow = ({ id, detected_at }: Placed[number]): Listed => ({
  key: id,
  at: Date.parse(detected_at),
});
export const stormRow = ({ id, last_at }: Pick<Storm, 'id' | 'last_at'>): Listed => ({
  key: stormKey(id),
  at: Date.parse(last_at),
});

const alone = (items: Placed) => items.map(incidentRow);
export const unwoven: Weave = { newest: alone, oldest: alone };

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
    (items: Placed, isLast: boolean): Listed[] => {
      const rows: Listed[] = [];
      for (const incident of items) {
        while (waiting.length > 0 && isDue(next()!.last_at, incident.detected_at))
          rows.push(stormRow(take()!));
        rows.push(incidentRow(incident));
      }
      while (isLast && waiting.length > 0) rows.push(stormRow(take()!));
      return rows;
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

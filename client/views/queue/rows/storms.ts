import { createSignal, onCleanup } from 'solid-js';
import type { Storm, StormList } from '../../../../shared/wire/http/storms.ts';
import { get } from '../../../api.ts';

/** The newest ones; what lies before them is reached by their incidents. */
const MOST_STORMS = 200;

const PREFIX = 'storm:';
export const stormKey = (id: string): string => PREFIX + id;
export const stormOf = (key: string): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

/** The parent rows of storms, by id, as they were last read. */
export function createStorms(within: () => string | undefined) {
  const [known, setKnown] = createSignal<ReadonlyMap<string, Storm>>(new Map());
  let running = new AbortController();
  onCleanup(() => running.abort());
  return {
    known,
    /** What could not be read is no reason to show no list. */
    async read(): Promise<ReadonlyMap<string, Storm>> {
      running.abort();
      running = new AbortController();
      const search = new URLSearchParams({ limit: String(MOST_STORMS) });
      const tenant = within();
      if (tenant !== undefined) search.set('within', tenant);
      const list = await get<StormList>(`/api/v1/storms?${search}`, running.signal).catch(() => undefined);
      if (list) setKnown(new Map(list.items.map((storm) => [storm.id, storm])));
      return known();
    },
  };
}
export type Storms = ReturnType<typeof createStorms>;

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

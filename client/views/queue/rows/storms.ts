import { createSignal, onCleanup } from 'solid-js';
import type { Storm, StormList } from '../../../../shared/wire/http/storms.ts';
import { get } from '../../../api.ts';

/** The newest ones; what lies before them is reached by their incidents. */
const MOST_STORMS = 200;

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

import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Facet, IncidentCounts } from '../../../shared/wire/http/incident-counts.ts';
import { get } from '../../api.ts';
import { paced } from './rows/paced.ts';

/** Numbers beside filters inform; they are no wall. */
const REFRESH_EVERY_MS = 2_000;

/** How many rows the filter selects, and how many each value of each filter would: read again as news comes. */
export function createCounts(query: Accessor<string>) {
  const [known, setKnown] = createSignal<IncidentCounts>();
  /** The query that was answered last, with counts or a fault. */
  const [answered, setAnswered] = createSignal<string>();
  let running = new AbortController();
  let first: Promise<void> = Promise.resolve();
  onCleanup(() => running.abort());
  const read = async () => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const asked = query();
    const counts = await get<IncidentCounts>(`/api/v1/incidents/counts?${asked}`, signal).catch(() => null);
    if (signal.aborted) return;
    batch(() => {
      setAnswered(asked);
      // Numbers that could not be read again are those of a moment ago, which the list beside them is as well.
      if (counts) setKnown(counts);
    });
  };
  createEffect(on(query, () => (first = read())));
  return {
    known,
    /** Whether the present query has been counted, or could not be; tracks. */
    isCurrent: () => answered() === query(),
    /** Settles when the present query has been counted, or could not be. */
    first: () => first,
    refresh: paced(REFRESH_EVERY_MS, () => void read()),
    of: (facet: Facet, value: string): number | undefined =>
      known()?.facets[facet].find((count) => count.value === value)?.n,
  };
}
export type Counts = ReturnType<typeof createCounts>;

import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Incident, IncidentList } from '../../../shared/wire/http/incidents.ts';
import { ApiError, get } from '../../api.ts';

const PAGE = 100;

/** The rows a query selects, page by page. Rows shown stay until others can take their place. */
export function createRows(query: Accessor<string>) {
  const [items, setItems] = createSignal<readonly Incident[]>([]);
  const [page, setPage] = createSignal<Omit<IncidentList, 'items'>>();
  const [fault, setFault] = createSignal<ApiError>();
  const [busy, setBusy] = createSignal(true);
  const [loadedAt, setLoadedAt] = createSignal(0);
  let running = new AbortController();
  onCleanup(() => running.abort());

  const load = async (cursor?: string | null) => {
    running.abort();
    const mine = new AbortController();
    running = mine;
    setBusy(true);
    const search = new URLSearchParams(query());
    search.set('limit', String(PAGE));
    if (cursor) search.set('cursor', cursor);
    try {
      const { items: fresh, ...rest } = await get<IncidentList>(`/api/v1/incidents?${search}`, mine.signal);
      batch(() => {
        setItems((known) => (cursor ? [...known, ...fresh] : fresh));
        setPage(rest);
        setFault(undefined);
        setLoadedAt(Date.now());
      });
    } catch (error) {
      if (running === mine) setFault(error instanceof ApiError ? error : new ApiError(0, String(error)));
    }
    if (running === mine) setBusy(false);
  };

  /** Takes rows away at once, for those whose right to be seen has ended. */
  const keep = (wanted: (incident: Incident) => boolean) => setItems((known) => known.filter(wanted));

  createEffect(on(query, () => void load()));
  return {
    items,
    page,
    fault,
    busy,
    loadedAt,
    keep,
    reload: () => load(),
    more: () => load(page()?.next_cursor),
  };
}
export type Rows = ReturnType<typeof createRows>;

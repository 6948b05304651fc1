import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { ApiError, get } from './api.ts';

/** Enough to fill a tall screen; the rest comes on demand. */
const PAGE = 100;

interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
  readonly total: number;
  readonly hidden: number;
}

/** The rows of a list, page by page. `query` is all but the page: rows shown stay until others can take their place. */
export function createPages<T>(path: Accessor<string>, query: Accessor<string>) {
  const [items, setItems] = createSignal<readonly T[]>([]);
  const [page, setPage] = createSignal<Omit<Page<T>, 'items'>>();
  const [fault, setFault] = createSignal<ApiError>();
  const [busy, setBusy] = createSignal(true);
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
      const { items: fresh, ...rest } = await get<Page<T>>(`${path()}?${search}`, mine.signal);
      batch(() => {
        setItems((known) => (cursor ? [...known, ...fresh] : fresh));
        setPage(rest);
        setFault(undefined);
      });
    } catch (error) {
      if (running === mine) setFault(error instanceof ApiError ? error : new ApiError(0, String(error)));
    }
    if (running === mine) setBusy(false);
  };

  createEffect(on([path, query], () => void load()));
  return { items, page, fault, busy, reload: () => load(), more: () => load(page()?.next_cursor) };
}
export type Pages<T> = ReturnType<typeof createPages<T>>;

import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { isRefusal } from './answer.ts';
import { ApiError, get } from './api.ts';

/** Enough to fill a tall screen; the rest comes on demand. */
const PAGE = 100;

interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
  readonly total: number;
  readonly hidden: number;
}

const faultOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, String(error));

interface Wanted {
  readonly path: string;
  readonly query: string;
  /** Where to begin; the first page where there is none. */
  readonly cursor?: string | null | undefined;
  /** At least this many, if there are as many: several pages, as one. */
  readonly rows: number;
}

async function read<T>({ path, query, cursor, rows }: Wanted, signal: AbortSignal): Promise<Page<T>> {
  const items: T[] = [];
  for (let next = cursor ?? null; ; ) {
    const search = new URLSearchParams(query);
    search.set('limit', String(PAGE));
    if (next !== null) search.set('cursor', next);
    const page = await get<Page<T>>(`${path}?${search}`, signal);
    signal.throwIfAborted();
    items.push(...page.items);
    next = page.next_cursor;
    if (next === null || items.length >= rows) return { ...page, items };
  }
}

/** One reading at a time: a newer one ends the one before. */
function createTurns() {
  let running = new AbortController();
  onCleanup(() => running.abort());
  return (): AbortSignal => {
    running.abort();
    running = new AbortController();
    return running.signal;
  };
}

/** The rows of a list, page by page. `query` is all but the page: rows shown stay until others can take their place. */
export function createPages<T>(path: Accessor<string>, query: Accessor<string>) {
  const [items, setItems] = createSignal<readonly T[]>([]);
  const [page, setPage] = createSignal<Omit<Page<T>, 'items'>>();
  const [fault, setFault] = createSignal<ApiError>();
  const [busy, setBusy] = createSignal(true);
  const [readAt, setReadAt] = createSignal(0);
  const [isLate, setLate] = createSignal(false);
  const turn = createTurns();

  const show = (rows: readonly T[], rest?: Omit<Page<T>, 'items'>, failure?: ApiError) =>
    batch(() => {
      setItems(rows);
      setPage(rest);
      setFault(failure);
      setLate(false);
      setReadAt(Date.now());
    });
  const load = async (cursor?: string | null) => {
    const signal = turn();
    setBusy(true);
    try {
      const fresh = await read<T>({ path: path(), query: query(), cursor, rows: 1 }, signal);
      show(cursor ? [...items(), ...fresh.items] : fresh.items, fresh);
    } catch (error) {
      if (!signal.aborted) setFault(faultOf(error));
    }
    if (!signal.aborted) setBusy(false);
  };
  /** Reads again all that is shown, and changes nothing before all of it is there. */
  const refresh = async () => {
    if (busy()) return;
    const signal = turn();
    try {
      const fresh = await read<T>({ path: path(), query: query(), rows: items().length }, signal);
      show(fresh.items, fresh);
    } catch (error) {
      if (signal.aborted) return;
      const failure = faultOf(error);
      if (isRefusal(failure)) show([], undefined, failure);
      else setLate(true);
    }
  };

  createEffect(on([path, query], () => void load()));
  return {
    items,
    page,
    fault,
    busy,
    readAt,
    /** Whether the rows shown could not be read again since then. */
    isLate,
    reload: () => load(),
    refresh,
    more: () => load(page()?.next_cursor),
  };
}
export type Pages<T> = ReturnType<typeof createPages<T>>;

import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { News } from '../../../shared/wire/ops.ts';
import { ApiError, get } from '../../api.ts';
import { useBook } from '../../incidents/book.ts';
import { useOps } from '../../ops/ops.tsx';

export const NOT_FOUND = 404;

export const pathOf = (id: string): string => `/api/v1/incidents/${encodeURIComponent(id)}`;

export const faultOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, String(error));

export interface Known {
  /** As it is in the book: whatever the list or the news know already is shown at once. */
  readonly incident: Accessor<Incident | undefined>;
  /** Why it could not be read; what is known of it stays on the screen beside it, unless the right to it has ended. */
  readonly fault: Accessor<ApiError | undefined>;
  reload(): Promise<void>;
}

/** One incident, read now and kept up to date by the news. */
export function createKnown(id: string): Known {
  const book = useBook();
  const { onNews, state } = useOps();
  const [fault, setFault] = createSignal<ApiError>();
  const reload = async () => {
    try {
      book.put([await get<Incident>(pathOf(id))]);
      setFault(undefined);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  const isGone = () => fault()?.status === NOT_FOUND;
  const incident = createMemo(() => (isGone() ? undefined : book.get(id)));
  const tell = (news: News) => {
    if (news.items !== null) book.put(news.items.map((item) => item.incident));
    else if (news.tenant === incident()?.tenant.id) void reload();
  };
  onCleanup(onNews(tell));
  // What could not be read while there was no connection can be read again.
  createEffect(on(state, (now) => now === 'live' && fault() && !isGone() && void reload(), { defer: true }));
  void reload();
  return { incident, fault, reload };
}

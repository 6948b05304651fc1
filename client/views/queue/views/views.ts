import { useLocation } from '@solidjs/router';
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { NewView, View, ViewChange, ViewList } from '../../../../shared/wire/http/views.ts';
import { createAnswer } from '../../../answer.ts';
import { del, patch, post } from '../../../api.ts';
import { useContextTenant } from '../../frame/context.tsx';
import { filterPart } from '../filter/filter.ts';
import { builtIn, type ViewEntry } from './built-in.ts';

/** Equal for queries that select the same, in whatever order they were put together. */
const canonical = (query: string): string => {
  const part = new URLSearchParams(filterPart(query));
  return [...part]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
};

const isSaved = (entry: ViewEntry): entry is View => 'id' in entry;

/** The views of a place, and which of them the address is, or was before it was changed. */
export function createViews() {
  const location = useLocation();
  const tenant = useContextTenant();
  const path = () =>
    tenant() ? `/api/v1/views?tenant=${encodeURIComponent(tenant()!.id)}` : '/api/v1/views';
  const answer = createAnswer<ViewList>(path);
  createEffect(on(path, () => void answer.reload(), { defer: true }));
  const saved = () => answer.known()?.items ?? [];
  const all = createMemo<readonly ViewEntry[]>(() => [...saved(), ...builtIn]);
  const [left, setLeft] = createSignal<ViewEntry>();
  const exact = createMemo(() => {
    const now = canonical(location.search);
    return all().find(({ query }) => canonical(query) === now);
  });
  createEffect(on(exact, (view) => view && setLeft(view)));
  const edited = (): View | undefined => {
    const view = left();
    return exact() || !view || !isSaved(view) ? undefined : saved().find(({ id }) => id === view.id);
  };
  const after = <T>(work: Promise<T>) => work.finally(() => void answer.reload());
  return {
    saved,
    /** The view that the address is; undefined once it was changed, or for none. */
    exact,
    /** The saved view that the address has left. */
    edited,
    /** What the address is called; that of the view it was, while it is not saved. */
    word: (): string => exact()?.name ?? edited()?.name ?? 'Views',
    save: (name: string, shared: boolean) =>
      after(
        post<View>('/api/v1/views', {
          name,
          shared,
          query: filterPart(location.search),
          tenant: tenant()?.id ?? null,
        } satisfies NewView),
      ),
    change: (view: View, change: ViewChange) => after(patch<View>(`/api/v1/views/${view.id}`, change)),
    update: (view: View) =>
      after(patch<View>(`/api/v1/views/${view.id}`, { query: filterPart(location.search) })),
    remove: (view: View) => after(del(`/api/v1/views/${view.id}`)),
  };
}
export type Views = ReturnType<typeof createViews>;

import { createEffect, createMemo, on, onCleanup } from 'solid-js';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import { type Answer, createAnswer } from '../../answer.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { createRefresh } from '../../refresh.ts';

/** The figures follow the live numbers, and are asked for no more often than this. */
const REREAD_MS = 5_000;

/** Response times of whatever `query` asks for: read again when it changes, or when incidents come or are closed. */
export function createHandling(query: () => string): Answer<Handling> {
  const { store } = useFeed();
  const answer = createAnswer<Handling>(() => `/api/v1/handling?${query()}`);
  createRefresh(() => void answer.reload());
  createEffect(on(query, () => void answer.reload(), { defer: true }));
  const moved = createMemo(() => {
    const scope = store.row(0);
    return store.ready() && [openTotal(scope), cell(scope, 'opened_30d'), cell(scope, 'closed_30d')].join();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect((before: unknown) => {
    const now = moved();
    if (before && now && now !== before) {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!document.hidden) void answer.reload();
      }, REREAD_MS);
    }
    return now;
  });
  onCleanup(() => clearTimeout(timer));
  return answer;
}

import { onCleanup } from 'solid-js';
import { isCovered } from './ui/keys-taken.ts';

/** No event tells what others change in these lists, so they are read again this often while somebody looks. */
const REFRESH_EVERY_MS = 30_000;

/**
 * Runs when the reader comes back to the page, and now and then while they are there. Answers how to run it under the
 * same conditions, for pages that hear of news.
 */
export function createRefresh(refresh: () => void): () => void {
  const turn = () => {
    // Under an open sheet or menu nothing moves: what was begun there is about the rows as they were.
    if (!document.hidden && !isCovered()) refresh();
  };
  const timer = setInterval(turn, REFRESH_EVERY_MS);
  window.addEventListener('focus', turn);
  document.addEventListener('visibilitychange', turn);
  onCleanup(() => {
    clearInterval(timer);
    window.removeEventListener('focus', turn);
    document.removeEventListener('visibilitychange', turn);
  });
  return turn;
}

import { onCleanup } from 'solid-js';

/** Runs at once, and then at most once in so many milliseconds: what is asked for meanwhile is done at the end of them. */
export function paced(everyMs: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = false;
  const rest = () => {
    timer = undefined;
    if (asked) turn();
  };
  const turn = () => {
    asked = timer !== undefined;
    if (asked) return;
    timer = setTimeout(rest, everyMs);
    run();
  };
  onCleanup(() => clearTimeout(timer));
  return turn;
}

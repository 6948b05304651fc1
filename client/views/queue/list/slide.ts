import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Queue } from '../queue.ts';

/** Rows glide to their new places for as long as this; `--slide` in the styles. */
const SLIDE_MS = 300;

/** Whether rows are gliding because others slid in among them: at the top alone, where nobody is reading further down. */
export function createSlide({ rows, viewport }: Pick<Queue, 'rows' | 'viewport'>): Accessor<boolean> {
  const [sliding, setSliding] = createSignal(false);
  createEffect(
    on(
      rows.length,
      () => {
        if (viewport.isScrolled() || rows.main.reading()) return;
        setSliding(true);
        const timer = setTimeout(() => setSliding(false), SLIDE_MS);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  return sliding;
}

import { type Accessor, createEffect, createMemo, on } from 'solid-js';
import { stillness } from '../../ui/motion.ts';

/** As the tokens have it; read by the animation, not by a style. */
const GLOW_MS = 600;

/** The ground of an element glows once when what it shows was changed by somebody else, or by its source. */
export function glowOn(element: HTMLElement, shown: Accessor<unknown>): void {
  const glow = () =>
    element.animate(
      [
        { backgroundColor: 'color-mix(in oklab, var(--text) 14%, transparent)' },
        { backgroundColor: 'transparent' },
      ],
      // Without motion the mark stands for as long and then goes, in one step.
      { duration: GLOW_MS, easing: stillness() ? 'step-end' : 'ease-out' },
    );
  // By its content: the same said again is no change.
  const content = createMemo(() => JSON.stringify(shown()));
  createEffect(on(content, glow, { defer: true }));
}

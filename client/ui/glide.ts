import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { stillness } from './motion.ts';

const GLIDE_MS = 250;
/** A step this small has nothing to glide through. */
const STEP = 3;

/** The value to show on the way from what was to what is. */
export function createGlide(target: Accessor<number>): Accessor<number> {
  const [shown, setShown] = createSignal(target());
  let frame = 0;
  const glide = (from: number, to: number) => {
    const start = performance.now();
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, now - start) / GLIDE_MS);
      setShown(share === 1 ? to : Math.round(from + (to - from) * (1 - (1 - share) ** 3)));
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };
  createEffect(
    on(target, (to, before) => {
      cancelAnimationFrame(frame);
      // The first look may come long after the number was drawn: a page that still waits for data holds it back.
      if (before === undefined || stillness() || document.hidden || Math.abs(to - shown()) < STEP)
        setShown(to);
      else glide(shown(), to);
    }),
  );
  onCleanup(() => cancelAnimationFrame(frame));
  return shown;
}

import type { Schedule } from './frames.ts';

const HIDDEN_MS = 1_000;

/** The next animation frame; where the page is hidden there is none, so a timer stands in for it. */
function nextFrame(run: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, HIDDEN_MS);
}

/**
 * At once after a pause, so that the coming frame has only to paint; what follows within that frame waits for the
 * next one, however much it is.
 */
export function oncePerFrame(next: (run: () => void) => void = nextFrame): Schedule {
  let isSpent = false;
  let waiting: (() => void) | undefined;
  const turn = () => {
    const run = waiting;
    waiting = undefined;
    isSpent = run !== undefined;
    if (!run) return;
    next(turn);
    run();
  };
  return (run) => {
    waiting = run;
    if (!isSpent) turn();
  };
}

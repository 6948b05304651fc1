import type { Schedule } from './frames.ts';

/**
 * At once after a pause, so that the coming frame has only to paint; what follows within that frame waits for the
 * next one, however much it is.
 */
export function oncePerFrame(next: (run: () => void) => void): Schedule {
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

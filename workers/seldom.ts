import type { Clock } from '../shared/domain/clock.ts';

/** Lets a call through at most once in `pauseMs`; the others are dropped. For log lines that repeat themselves. */
export function seldom<A extends unknown[]>(
  pauseMs: number,
  clock: Clock,
  call: (...args: A) => void,
): (...args: A) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (...args) => {
    const now = clock();
    if (now - last < pauseMs) return;
    last = now;
    call(...args);
  };
}

import { type Clock, MINUTE_MS } from '../../shared/domain/clock.ts';

/** Long enough that a network which stalls for a while cannot pass its delay off as a difference of clocks. */
const WINDOW_MS = 10 * MINUTE_MS;

/**
 * Difference between the server's clock and ours. Every sample is too low by the time its frame was under way, so
 * the highest of the last one to two windows is the best one.
 */
export function serverOffset(now: Clock) {
  let since = now();
  let current = Number.NEGATIVE_INFINITY;
  let previous = Number.NEGATIVE_INFINITY;
  return {
    sample(at: number): void {
      const time = now();
      if (time - since > WINDOW_MS) {
        previous = current;
        current = Number.NEGATIVE_INFINITY;
        since = time;
      }
      current = Math.max(current, at - time);
    },
    /** A new socket may talk to another server; the old value serves until that one has spoken. */
    restart(): void {
      previous = Math.max(current, previous);
      current = Number.NEGATIVE_INFINITY;
      since = now();
    },
    value: (): number => {
      if (current > Number.NEGATIVE_INFINITY) return Math.max(current, previous);
      return previous > Number.NEGATIVE_INFINITY ? previous : 0;
    },
  };
}

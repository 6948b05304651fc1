import { type Clock, SECOND_MS } from '../../shared/domain/clock.ts';

/** A bucket of `size` that fills by `perSecond`: answers whether one more may be taken now. */
export function createAllowance(clock: Clock, size: number, perSecond: number): () => boolean {
  let left = size;
  let at = clock();
  return () => {
    const now = clock();
    left = Math.min(size, left + ((now - at) * perSecond) / SECOND_MS);
    at = now;
    if (left < 1) return false;
    left--;
    return true;
  };
}

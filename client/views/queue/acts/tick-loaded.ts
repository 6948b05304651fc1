import type { Queue } from '../queue.ts';

/** As many at once as somebody can answer for; a bulk change goes out in parts of 500. */
export const MOST_TICKS = 5_000;

/** Ticks every row that has been read, the first ones where they are too many. */
export function tickLoaded({ rows, ticks }: Pick<Queue, 'rows' | 'ticks'>): void {
  ticks.add(rows.between(0, Math.min(rows.length(), MOST_TICKS) - 1));
}

import type { Queue } from './queue.ts';

/** Puts in what waits and goes to the top, where it is; the keyboard goes on from the first of it. */
export async function showArrivals(queue: Pick<Queue, 'arrivals' | 'viewport' | 'cursor'>): Promise<void> {
  const wasAt = queue.cursor.key();
  const [first] = await queue.arrivals.show();
  queue.viewport.jump(0);
  if (first !== undefined && wasAt !== null) queue.cursor.moveTo(0);
}

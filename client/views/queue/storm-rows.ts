import type { Queue } from './queue.ts';
import { stormOf } from './rows/weave.ts';

/** Lists what a storm holds, as far as the filter selects it, beneath its row; or no longer. */
export function turnStorm({ rows, counted }: Pick<Queue, 'rows' | 'counted'>, key: string): void {
  const storm = stormOf(key);
  if (storm === undefined) return;
  const query = new URLSearchParams(counted());
  query.set('storm', storm);
  rows.turn(storm, query.toString());
}

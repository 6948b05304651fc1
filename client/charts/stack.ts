import { MINUTE_MS } from '../../shared/domain/clock.ts';
import { severities } from '../../shared/domain/incident.ts';
import { minuteOf } from '../../shared/domain/window.ts';
import { minuteCounts } from '../live/reading.ts';
import type { Cells } from '../live/store.ts';

export const MINUTES = 60;
/** One more than the hour: the oldest minute slides out while the newest slides in. */
const COLUMNS = MINUTES + 1;

export type Stack = [Float64Array, ...Float64Array[]];

/**
 * Start of each minute, then one series per severity from the mildest to the worst. Each holds the sum of its own
 * and all worse ones, so that painted in this order they stack with critical on the base line, where it can be read.
 */
export const emptyStack = (): Stack => [
  new Float64Array(COLUMNS),
  ...severities.map(() => new Float64Array(COLUMNS)),
];

/** Fills the stack in place and answers its highest column. */
export function fillStack(stack: Stack, scope: Cells, now: number): number {
  const newest = minuteOf(now);
  let highest = 0;
  for (let i = 0; i < COLUMNS; i++) {
    const at = (newest - COLUMNS + 1 + i) * MINUTE_MS;
    stack[0][i] = at;
    let sum = 0;
    minuteCounts(scope, at).forEach((count, severity) => {
      sum += count;
      stack[severities.length - severity]![i] = sum;
    });
    highest = Math.max(highest, sum);
  }
  return highest;
}

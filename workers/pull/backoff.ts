import { HOUR_MS, SECOND_MS } from '../../shared/domain/clock.ts';

/** The longest pause after the first failure; it doubles with each. */
const FIRST_PAUSE_MS = 30 * SECOND_MS;
const LONGEST_PAUSE_MS = HOUR_MS;

/** Full jitter: anywhere up to the longest, so that connectors that failed together do not come back together. */
export const pauseAfter = (failures: number, random: number): number =>
  random * Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);

import { HOUR_MS } from './clock.ts';

/** A ticket reopened once or twice in an hour is work; closed, opened, closed and opened again is a loop. */
const FLIPS_TO_MARK = 4;
/** Marked until at most one flip is left in the window, so that the mark itself does not flap. */
const FLIPS_TO_KEEP = 2;
const WINDOW_MS = HOUR_MS;

/** A flip is a change between closed and not closed, by its source. Epoch milliseconds, oldest first; as many as the mark depends on. */
export type Flips = readonly number[];

export const withFlip = (flips: Flips, at: number): Flips =>
  [...flips, at].toSorted((a, b) => a - b).slice(-FLIPS_TO_MARK);

/** Whether an incident flaps at `now`, being marked as `marked` before. */
export function isFlapping(marked: boolean, flips: Flips, now: number): boolean {
  const recent = flips.filter((at) => at > now - WINDOW_MS).length;
  return recent >= (marked ? FLIPS_TO_KEEP : FLIPS_TO_MARK);
}

/** The instant from which a marked incident is calm, if it stays as it is. */
export const calmAt = (flips: Flips): number =>
  (flips.at(-FLIPS_TO_KEEP) ?? Number.NEGATIVE_INFINITY) + WINDOW_MS;

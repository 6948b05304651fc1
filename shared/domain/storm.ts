import { MINUTE_MS } from './clock.ts';
import type { Severity } from './incident.ts';

/** One a second for a minute is more than anybody can read one by one. */
const BEGINS_WITH = 60;
const BEGINS_WITHIN_MS = MINUTE_MS;
/** Over when two a minute are left, for long enough that a pause to draw breath does not split it. */
const ENDS_BELOW = 10;
const ENDS_AFTER_MS = 5 * MINUTE_MS;

/** An incident that one source of one tenant opened, and when its record was received. Epoch milliseconds. */
export interface Opening {
  readonly at: number;
  readonly id: number;
  readonly severity: Severity;
}

/** What is remembered of a source between two openings: as many of the last ones as decide about a storm. */
export interface StormWatch {
  /** In order of arrival, only those since the last storm ended. */
  readonly openings: readonly Opening[];
  readonly raging: boolean;
}

export const CALM: StormWatch = { openings: [], raging: false };

/** When a storm is over if no further incident is opened. */
export const endsAt = ({ openings }: StormWatch): number =>
  (openings.at(-ENDS_BELOW)?.at ?? Number.NEGATIVE_INFINITY) + ENDS_AFTER_MS;

/** `ended`: when the storm before was over. `members`: those that now belong to the present storm and did not before. */
export interface StormStep {
  readonly watch: StormWatch;
  readonly ended: number | null;
  readonly began: boolean;
  readonly members: readonly Opening[];
}

/** What one more opening means. By the times of receipt alone, so the same records make the same storms. */
export function afterOpening(before: StormWatch, opening: Opening): StormStep {
  const isOver = before.raging && endsAt(before) <= opening.at;
  const { openings, raging } = isOver ? CALM : before;
  const ended = isOver ? endsAt(before) : null;
  if (raging) {
    const last = [...openings.slice(1 - ENDS_BELOW), opening];
    return { watch: { openings: last, raging }, ended, began: false, members: [opening] };
  }
  const kept = [...openings.slice(1 - BEGINS_WITH), opening];
  const began = kept.length === BEGINS_WITH && opening.at - kept[0]!.at < BEGINS_WITHIN_MS;
  return { watch: { openings: kept, raging: began }, ended, began, members: began ? kept : [] };
}

import { DAY_MS, HOUR_MS } from './clock.ts';

/** A source that is set up sends its past on its first day; what is old later than that is late, not a back-fill. */
const NEW_SOURCE_MS = DAY_MS;
/** Slow feeds deliver within the hour; what was detected earlier is history. */
export const BACKFILL_AGE_MS = HOUR_MS;

/** Whether what was detected then is history when it is received, and no arrival. */
export const isPast = (detectedAt: number, receivedAt: number): boolean =>
  receivedAt - detectedAt > BACKFILL_AGE_MS;

/**
 * Whether an incident opened by a record belongs to its source's back-fill: the source is new, and its past not
 * yet accepted. All epoch milliseconds.
 */
export const isBackfill = (
  source: { readonly firstSeenAt: number; readonly acceptedAt: number | null },
  detectedAt: number,
  receivedAt: number,
): boolean =>
  source.acceptedAt === null &&
  receivedAt - source.firstSeenAt < NEW_SOURCE_MS &&
  isPast(detectedAt, receivedAt);

/** Whether a pending incident stays so after another record of it: what happens now is no past. */
export const staysPending = (pending: boolean, detectedAt: number | undefined, receivedAt: number): boolean =>
  pending && (detectedAt === undefined || isPast(detectedAt, receivedAt));

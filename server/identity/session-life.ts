import { HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';

/** Without a request for this long a session ends: longer than a meal, shorter than the next shift. */
export const IDLE_MS = 4 * HOUR_MS;
/** However busy, a session ends after a shift and its handover. */
export const ABSOLUTE_MS = 12 * HOUR_MS;
/** That a session is in use is noted at most this often: few writes, and idleness is still known to the minutes. */
export const NOTE_MS = 5 * MINUTE_MS;

/** When a session ends unless it is used again, epoch milliseconds. */
export const endOf = (session: { readonly createdAt: Date; readonly updatedAt: Date }): number =>
  Math.min(session.createdAt.getTime() + ABSOLUTE_MS, session.updatedAt.getTime() + IDLE_MS);

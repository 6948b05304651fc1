import { HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';

/** Without a request for this long a session ends: longer than a meal, shorter than the next shift. */
export const IDLE_MS = 4 * HOUR_MS;
/** However busy, a session ends after a shift and its handover. */
export const ABSOLUTE_MS = 12 * HOUR_MS;
/** A session in use is prolonged at most this often: few writes, and idleness is still known to the minutes. */
export const RENEW_MS = 5 * MINUTE_MS;

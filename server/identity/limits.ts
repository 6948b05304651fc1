import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import type { Limit } from './attempts.ts';

/** Enough for someone who mistypes; a guesser gets 960 a day, and no list of common passwords is that short. */
export const WRONG_PASSWORDS: Limit = { what: 'account', max: 10, windowMs: 15 * MINUTE_MS };

/** Wrong passwords from one address over all accounts: a team behind it mistypes less, trying many accounts ends. */
export const WRONG_FROM_ADDRESS: Limit = { what: 'address', max: 30, windowMs: 15 * MINUTE_MS };

/** Wrong codes from one address; better-auth counts those of one account (10 in a row, then 15 minutes). */
export const WRONG_CODES_FROM_ADDRESS: Limit = { what: 'codes', max: 30, windowMs: 15 * MINUTE_MS };

/** Each may send a mail. */
export const RESETS_FROM_ADDRESS: Limit = { what: 'resets', max: 20, windowMs: HOUR_MS };
/** Nobody's mailbox is filled by others. */
export const RESETS_OF_ACCOUNT: Limit = { what: 'reset-mails', max: 3, windowMs: 15 * MINUTE_MS };
/** Links are too long to be guessed; this only keeps the processor from hashing for nothing. */
export const RESET_LINKS_FROM_ADDRESS: Limit = { what: 'reset-links', max: 30, windowMs: 15 * MINUTE_MS };

/** Beginning single sign-on writes a row each time. */
export const SINGLE_SIGN_ONS_FROM_ADDRESS: Limit = { what: 'sso', max: 60, windowMs: 5 * MINUTE_MS };

/** Whoever finds a console open must not be able to try passwords there. */
export const PASSWORD_CHECKS: Limit = { what: 'checks', max: 10, windowMs: 15 * MINUTE_MS };

/** A one-time code is good for its half minute and one each side of it; it is taken once in that time. */
export const SAME_CODE: Limit = { what: 'same-code', max: 1, windowMs: 90 * SECOND_MS };

import type { FastifyReply } from 'fastify';
import { HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { Attempts, Limit } from '../identity/attempts.ts';

/** Looks and acceptances from one address: an office may come in together; guessing 256 bits gets nowhere. */
export const LOOKS: Limit = { what: 'invitation-looks', max: 60, windowMs: MINUTE_MS };
export const ACCEPTANCES: Limit = { what: 'invitation-acceptances', max: 60, windowMs: MINUTE_MS };

/** By one person: an invitation is also a way to send mail to strangers. More at once come by onboarding. */
export const INVITATIONS: Limit = { what: 'invitations', max: 300, windowMs: HOUR_MS };
/** To one address from one place; counted apart, so that no customer learns of another's invitations. */
export const REPEATED: Limit = { what: 'invitations-repeated', max: 10, windowMs: HOUR_MS };

/** Counts one more, and refuses it (429) when it is one too many. */
export async function pace(attempts: Attempts, limit: Limit, of: string, reply: FastifyReply): Promise<void> {
  const { allowed, retryAfterS } = await attempts.count(limit, of);
  if (allowed) return;
  void reply.header('retry-after', retryAfterS);
  throw new Fault('too_many', `too many of these in a short time; try again in ${retryAfterS} s`);
}

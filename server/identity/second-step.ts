import { parseCookies } from 'better-auth/cookies';
import type { FastifyRequest } from 'fastify';
import type { Identity } from './auth.ts';
import type { User } from './author.ts';

const TWO_FACTOR_COOKIE = 'two_factor';

/**
 * Who is half signed in, by the cookie that the password earned; null when there is none. To be named in the audit
 * log only: better-auth checks the cookie's signature.
 */
export async function pendingUser({ auth }: Identity, request: FastifyRequest): Promise<User | null> {
  const { createAuthCookie, internalAdapter } = await auth.$context;
  const { name } = createAuthCookie(TWO_FACTOR_COOKIE);
  const signed = parseCookies(request.headers.cookie ?? '').get(name);
  if (signed === undefined) return null;
  const id = decoded(signed).split('.')[0]!;
  const pending = await internalAdapter.findVerificationValue(id);
  return pending && (await internalAdapter.findUserById(pending.value));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

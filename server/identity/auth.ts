import { betterAuth } from 'better-auth';
import { Kysely, PostgresDialect } from 'kysely';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { ServerConfig } from '../../shared/node/config.ts';
import { openPool } from '../../shared/node/db/pool.ts';
import { sameOrigin } from './origin.ts';
import { IDLE_MS, RENEW_MS } from './session-life.ts';

export const MIN_PASSWORD_CHARS = 8;
/** scrypt reads the whole password: longer ones would be a way to keep the processor busy. */
export const MAX_PASSWORD_CHARS = 128;
/** Carries the peer's address to better-auth; whatever a client sends under this name is replaced. */
export const ADDRESS_HEADER = 'x-watchfloor-address';

/** Sign-ins per address and minute: a team behind one address signs in freely, guessing passwords does not pay. */
const SIGN_INS_A_MINUTE = 30;

/** Who someone is: accounts, passwords and sessions, by better-auth. What they may do is domain/access. */
export function openIdentity(config: ServerConfig) {
  const pool = openPool(config.databaseUrl, 'watchfloor_identity', 'identity');
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const auth = betterAuth({
    appName: 'Watchfloor',
    basePath: '/api/auth',
    ...(config.publicUrl === undefined ? {} : { baseURL: config.publicUrl }),
    secret: config.authSecret,
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_CHARS,
      maxPasswordLength: MAX_PASSWORD_CHARS,
    },
    session: { expiresIn: IDLE_MS / SECOND_MS, updateAge: RENEW_MS / SECOND_MS },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      const host = request?.headers.get('host') ?? undefined;
      return origin && sameOrigin(origin, host, config.publicUrl) ? [origin] : [];
    },
    rateLimit: {
      enabled: true,
      customRules: { '/sign-in/email': { window: 60, max: SIGN_INS_A_MINUTE } },
    },
    advanced: {
      // plugins/security checks the Origin of every request already, and lets scripts in that send none.
      disableCSRFCheck: true,
      cookiePrefix: 'watchfloor',
      useSecureCookies: config.publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  return { auth, db, close: () => db.destroy() };
}
export type Identity = ReturnType<typeof openIdentity>;

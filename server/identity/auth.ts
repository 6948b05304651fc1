import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { HOUR_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import type { ServerConfig } from '../../shared/node/config.ts';
import { hasStanding } from '../../shared/node/db/standing.ts';
import { Acts } from './act.ts';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from './password-rules.ts';
import { ABSOLUTE_MS, IDLE_MS } from './session-life.ts';
import { PROVIDER_ID, singleSignOn } from './single-sign-on.ts';

/** Carries the peer's address to better-auth; whatever a client sends under this name is replaced. */
export const ADDRESS_HEADER = 'x-watchfloor-address';
/** Time to find the mail, not more: whoever reads the mailbox later must not get in. */
const RESET_LINK_MS = HOUR_MS;
/** How long the second factor may be entered after the password. */
const SECOND_STEP_MS = HOUR_MS / 6;
/** Wrong codes in a row, over all sign-ins of an account, until it waits; NIST SP 800-63B 5.2.2 allows up to 100. */
const WRONG_CODES = { maxFailedAttempts: 10, durationSeconds: 15 * 60 };

const NO_STANDING = 'NO_ACCESS';
const NO_STANDING_WORDS =
  'this account has no access; ask an MSSP Admin, or an Owner or Admin of your organisation';

/** Who someone is: accounts, passwords, second factors and sessions, by better-auth. What they may do is domain/access. */
export function openIdentity(config: ServerConfig) {
  const acts = new Acts(config.databaseUrl);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: acts.pool }) });
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
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
      resetPasswordTokenExpiresIn: RESET_LINK_MS / SECOND_MS,
      revokeSessionsOnPasswordReset: true,
      // The route sends the letter once the act has been committed.
      sendResetPassword: async ({ token }) => {
        const act = acts.current();
        if (act) act.resetToken = token;
      },
    },
    // It ends when it must, whatever the use; idleness is looked at by actor.ts, which is before every route.
    session: { expiresIn: ABSOLUTE_MS / SECOND_MS, disableSessionRefresh: true },
    verification: { storeIdentifier: 'hashed' },
    account: { accountLinking: { requireLocalEmailVerified: true, updateUserInfoOnLink: false } },
    plugins: [
      twoFactor({
        issuer: 'Watchfloor',
        twoFactorCookieMaxAge: SECOND_STEP_MS / SECOND_MS,
        accountLockout: WRONG_CODES,
      }),
      ...singleSignOn(config.oidc, acts),
    ],
    databaseHooks: { session: sessionHooks(acts, db), account: accountHooks(acts) },
    // plugins/security checks the Origin of every request already, and lets scripts in that send none.
    trustedOrigins: [],
    // identity/attempts counts for all servers together.
    rateLimit: { enabled: false },
    onAPIError: {
      errorURL: `${config.publicUrl ?? ''}/sign-in`,
      onError: (error) => {
        const act = acts.current();
        if (act && !(error instanceof APIError && error.statusCode < 500)) act.fault = error;
      },
    },
    advanced: {
      disableCSRFCheck: true,
      cookiePrefix: isSecure ? '__Host-watchfloor' : 'watchfloor',
      // better-auth would put its own, weaker prefix before ours.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  return {
    auth,
    /** For people/directory.ts, which reads accounts. */
    db,
    acts,
    close: async () => {
      await db.destroy();
      await acts.close();
    },
  };
}
export type Identity = ReturnType<typeof openIdentity>;

/** Sessions are opened within acts alone, so that none is opened unwritten, and for people with a standing alone. */
const sessionHooks = (acts: Acts, db: Kysely<unknown>) => ({
  create: {
    before: async ({ userId }: { userId: string }) => {
      const act = acts.current();
      if (act === undefined) throw new Error('a session can be opened within an act alone');
      const { rows } = await sql<{ email: string }>`
        select email from identity."user" where id = ${userId}`.execute(db);
      const user = { id: userId, email: rows[0]?.email ?? null };
      if (!(await act.asSystem((tx) => hasStanding(tx, user)))) {
        throw new APIError('FORBIDDEN', { code: NO_STANDING, message: NO_STANDING_WORDS });
      }
    },
    after: async ({ userId }: { userId: string }) => {
      const act = acts.current();
      if (act) act.openedFor = userId;
      // Those that ended by themselves; better-auth would keep them until somebody comes with their cookie.
      const [absolute, idle] = [ABSOLUTE_MS / SECOND_MS, IDLE_MS / SECOND_MS];
      await sql`delete from identity.session where "userId" = ${userId}
        and ("createdAt" < now() - make_interval(secs => ${absolute})
          or "updatedAt" < now() - make_interval(secs => ${idle}))`.execute(db);
    },
  },
  delete: {
    after: async ({ userId }: { userId: string }) => {
      acts.current()?.endedOf.add(userId);
    },
  },
});

const accountHooks = (acts: Acts) => ({
  create: {
    after: async ({ providerId }: { providerId: string }) => {
      const act = acts.current();
      if (act && providerId === PROVIDER_ID) act.linked = true;
    },
  },
});

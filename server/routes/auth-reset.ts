import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { hasStanding } from '../../shared/node/db/standing.ts';
import { accountOf, stranger, type User } from '../identity/author.ts';
import { askBetterAuth, refusal, send } from '../identity/better-auth.ts';
import {
  RESET_LINKS_FROM_ADDRESS,
  RESETS_FROM_ADDRESS,
  RESETS_OF_ACCOUNT,
  WRONG_PASSWORDS,
} from '../identity/limits.ts';
import { weaknessCode, weaknessOf } from '../identity/password-rules.ts';
import { perform } from '../identity/perform.ts';
import { sendResetLink, tellOfNewPassword } from '../mail/account-letters.ts';
import type { App } from '../typed.ts';
import type { AuthDeps } from './auth.ts';
import { EmailField, HIDDEN, LinkTokenField, NewPasswordField } from './auth-fields.ts';

const Request = Type.Object({ email: EmailField });
const Reset = Type.Object({ token: LinkTokenField, newPassword: NewPasswordField });
const SENT = 'if this address has an account, a link is on its way; it works for an hour';
const USED_UP = 'this link is used up or expired; ask for a new one';
/** How better-auth files the token of a link. */
const filedAs = (token: string): string => `reset-password:${token}`;

/** A new password by a link that is sent to the account's address. */
export function resetRoutes(app: App, deps: AuthDeps): void {
  const { attempts, config, post, log } = deps;
  app.post(
    '/api/auth/request-password-reset',
    { schema: { ...HIDDEN, body: Request } },
    async (request, reply) => {
      const { publicUrl } = config;
      if (!post.enabled || publicUrl === undefined) {
        return send(
          reply,
          refusal(400, 'RESET_PASSWORD_DISABLED', 'no mail goes out here; ask your administrator'),
        );
      }
      const { allowed, retryAfterS } = await attempts.count(RESETS_FROM_ADDRESS, request.ip);
      if (!allowed)
        return send(reply, refusal(429, 'TOO_MANY_ATTEMPTS', 'too many requests; wait', retryAfterS));
      // The answer does not wait for the work, so it takes the same time whether there is such an account.
      makeLink(deps, request, request.body.email.trim().toLowerCase(), publicUrl).catch((error: unknown) =>
        log.error({ err: error }, 'no reset link made'),
      );
      return { status: true, message: SENT };
    },
  );

  app.post('/api/auth/reset-password', { schema: { ...HIDDEN, body: Reset } }, async (request, reply) => {
    const { allowed, retryAfterS } = await attempts.count(RESET_LINKS_FROM_ADDRESS, request.ip);
    if (!allowed)
      return send(reply, refusal(429, 'TOO_MANY_ATTEMPTS', 'too many attempts; wait', retryAfterS));
    const { token, newPassword } = request.body;
    return send(reply, await reset(deps, request, { token, newPassword }));
  });
}

async function makeLink(
  deps: AuthDeps,
  request: FastifyRequest,
  email: string,
  publicUrl: string,
): Promise<void> {
  if (!(await deps.attempts.count(RESETS_OF_ACCOUNT, email)).allowed) return;
  const { internalAdapter } = await deps.identity.auth.$context;
  const token = await perform(deps, async (act) => {
    const user = (await internalAdapter.findUserByEmail(email))?.user;
    if (!user || !(await act.asSystem((tx) => hasStanding(tx, user)))) return null;
    await askBetterAuth(deps, request, '/request-password-reset', { body: { email }, signedOut: true });
    const entry = { action: 'password.reset_requested', tenantId: null, target: accountOf(user) };
    act.note(stranger(email, request), entry);
    return act.resetToken;
  });
  if (token !== null) sendResetLink(deps, publicUrl, email, token);
}

async function reset(deps: AuthDeps, request: FastifyRequest, body: Static<typeof Reset>): Promise<Response> {
  const { internalAdapter } = await deps.identity.auth.$context;
  const filed = await internalAdapter.findVerificationValue(filedAs(body.token));
  const user: User | null = filed && (await internalAdapter.findUserById(filed.value));
  if (user === null) return refusal(400, 'INVALID_TOKEN', USED_UP);
  const weakness = weaknessOf(body.newPassword, user);
  if (weakness !== null) return refusal(400, weaknessCode(body.newPassword), weakness);
  const response = await perform(deps, async (act) => {
    const answer = await askBetterAuth(deps, request, '/reset-password', { body, signedOut: true });
    if (!answer.ok) return answer;
    await forgetLinks(deps, user.id);
    const entry = { action: 'password.reset', tenantId: null, target: accountOf(user) };
    act.note(stranger(user.email, request), entry);
    return answer;
  });
  if (!response.ok) return refusal(400, 'INVALID_TOKEN', USED_UP);
  await deps.attempts.forget(WRONG_PASSWORDS, user.email.toLowerCase());
  tellOfNewPassword(deps, user);
  return response;
}

/** Whatever else was sent out or begun under the old password. */
async function forgetLinks({ identity }: AuthDeps, userId: string): Promise<void> {
  const { adapter } = await identity.auth.$context;
  await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: userId }] });
}

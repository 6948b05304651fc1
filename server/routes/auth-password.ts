import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { authorOf } from '../identity/actor.ts';
import { accountOf } from '../identity/author.ts';
import { askBetterAuth, codeOf, refusal, send } from '../identity/better-auth.ts';
import { PASSWORD_CHECKS } from '../identity/limits.ts';
import { weaknessCode, weaknessOf } from '../identity/password-rules.ts';
import { perform } from '../identity/perform.ts';
import { tellOfNewPassword } from '../mail/account-letters.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import type { AuthDeps } from './auth.ts';
import { HIDDEN, NewPasswordField, PasswordField } from './auth-fields.ts';

const PATH = '/change-password';
const Change = Type.Object({ currentPassword: PasswordField, newPassword: NewPasswordField });

/** A new password by somebody signed in who knows the old one. All their sessions end; this one is renewed. */
export function passwordRoutes(app: App, deps: AuthDeps): void {
  app.post(
    `/api/auth${PATH}`,
    { config: { needs: 'session' }, schema: { ...HIDDEN, body: Change } },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const { currentPassword, newPassword } = request.body;
      const weakness = weaknessOf(newPassword, actor);
      if (weakness !== null) return send(reply, refusal(400, weaknessCode(newPassword), weakness));
      const response = await checkedPassword(deps, actor.id, () =>
        change(deps, request, { currentPassword, newPassword }),
      );
      if (response.ok) tellOfNewPassword(deps, actor);
      return send(reply, response);
    },
  );
}

function change(
  deps: AuthDeps,
  request: FastifyRequest,
  passwords: Static<typeof Change>,
): Promise<Response> {
  const { actor } = grantedTo(request);
  return perform(deps, async (act) => {
    const answer = await askBetterAuth(deps, request, PATH, {
      body: { ...passwords, revokeOtherSessions: true },
    });
    if (answer.ok) {
      const entry = { action: 'password.changed', tenantId: null, target: accountOf(actor) };
      act.note(authorOf(actor, request), entry);
    }
    return answer;
  });
}

/** Counts wrong passwords of somebody signed in: an open console must not be a place to guess them. */
export async function checkedPassword(
  { attempts }: AuthDeps,
  userId: string,
  work: () => Promise<Response>,
): Promise<Response> {
  const { allowed, retryAfterS } = await attempts.count(PASSWORD_CHECKS, userId);
  if (!allowed) {
    return refusal(429, 'TOO_MANY_ATTEMPTS', 'too many wrong passwords; wait a while', retryAfterS);
  }
  const response = await work();
  if ((await codeOf(response)) !== 'INVALID_PASSWORD') await attempts.takeBack(PASSWORD_CHECKS, userId);
  return response;
}

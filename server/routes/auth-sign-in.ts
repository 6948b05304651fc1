import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Act } from '../identity/act.ts';
import type { Verdict } from '../identity/attempts.ts';
import { accountOf, noAccount, proven, stranger } from '../identity/author.ts';
import { askBetterAuth, codeOf, refusal, send } from '../identity/better-auth.ts';
import { WRONG_FROM_ADDRESS, WRONG_PASSWORDS } from '../identity/limits.ts';
import { perform } from '../identity/perform.ts';
import type { App } from '../typed.ts';
import type { AuthDeps } from './auth.ts';
import { EmailField, HIDDEN, PasswordField } from './auth-fields.ts';

const PATH = '/sign-in/email';
const SignIn = Type.Object({ email: EmailField, password: PasswordField });

/** E-mail and password. Wrong ones are counted per account, existing or not, and per address. */
export function signInRoute(app: App, deps: AuthDeps): void {
  const { attempts } = deps;
  app.post(`/api/auth${PATH}`, { schema: { ...HIDDEN, body: SignIn } }, async (request, reply) => {
    const email = request.body.email.trim().toLowerCase();
    const { password } = request.body;
    const fromAddress = await attempts.count(WRONG_FROM_ADDRESS, request.ip);
    if (!fromAddress.allowed) return send(reply, await tooMany(deps, request, email, fromAddress, 'address'));
    const ofAccount = await attempts.count(WRONG_PASSWORDS, email);
    if (!ofAccount.allowed) return send(reply, await tooMany(deps, request, email, ofAccount, 'account'));

    const response = await perform(deps, async (act) => {
      const answer = await askBetterAuth(deps, request, PATH, { body: { email, password } });
      await note(deps, act, request, email, answer);
      return answer;
    }).catch(async (error: unknown) => {
      // The fault is ours: it was no guess.
      await attempts.takeBack(WRONG_PASSWORDS, email);
      await attempts.takeBack(WRONG_FROM_ADDRESS, request.ip);
      throw error;
    });
    if (response.status !== 401) {
      await attempts.forget(WRONG_PASSWORDS, email);
      await attempts.takeBack(WRONG_FROM_ADDRESS, request.ip);
    }
    return send(reply, response);
  });
}

/** Says the same whether the password was right, and whether there is such an account. */
async function tooMany(
  deps: AuthDeps,
  request: FastifyRequest,
  email: string,
  { first, retryAfterS }: Verdict,
  counted: 'account' | 'address',
): Promise<Response> {
  if (first) {
    await perform(deps, async (act) =>
      act.note(stranger(email, request), {
        action: 'sign_in.locked',
        tenantId: null,
        target: noAccount(email),
        after: { counted, retry_after_s: retryAfterS },
      }),
    );
  }
  const message = `too many failed sign-ins; try again in ${Math.ceil(retryAfterS / 60)} min, or reset the password`;
  return refusal(429, 'ACCOUNT_TEMPORARILY_LOCKED', message, retryAfterS);
}

async function note(
  { identity }: AuthDeps,
  act: Act,
  request: FastifyRequest,
  email: string,
  answer: Response,
): Promise<void> {
  // What is no address may be a password in the wrong field.
  if (answer.status === 400) return;
  if (!answer.ok) {
    const reason = (await codeOf(answer))?.toLowerCase() ?? 'refused';
    const entry = { action: 'sign_in.failed', tenantId: null, target: noAccount(email), after: { reason } };
    act.note(stranger(email, request), entry);
    return;
  }
  const { twoFactorRedirect } = (await answer.clone().json()) as { twoFactorRedirect?: boolean };
  // Half a sign-in is none: the second factor's route writes down how it ended.
  if (twoFactorRedirect || act.openedFor === null) return;
  const { internalAdapter } = await identity.auth.$context;
  const user = (await internalAdapter.findUserById(act.openedFor))!;
  act.note(await proven(act, user, request), {
    action: 'sign_in.succeeded',
    tenantId: null,
    target: accountOf(user),
    after: { by: 'password' },
  });
}

import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { authorOf, findActor } from '../identity/actor.ts';
import { accountOf, noAccount, proven, stranger, type User } from '../identity/author.ts';
import { askBetterAuth, codeOf, refusal, send } from '../identity/better-auth.ts';
import { SAME_CODE, WRONG_CODES_FROM_ADDRESS } from '../identity/limits.ts';
import { perform } from '../identity/perform.ts';
import { pendingUser } from '../identity/second-step.ts';
import { tellOfFactor } from '../mail/account-letters.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import type { AuthDeps } from './auth.ts';
import { CodeField, HIDDEN, PasswordField } from './auth-fields.ts';
import { checkedPassword } from './auth-password.ts';

const Code = Type.Object({ code: CodeField });
const Password = Type.Object({ password: PasswordField });

/** One-time codes by TOTP, and recovery codes. A second factor is asked for each time: no device is trusted. */
export function twoFactorRoutes(app: App, deps: AuthDeps): void {
  enrolment(app, deps);

  app.post(
    '/api/auth/two-factor/verify-totp',
    { schema: { ...HIDDEN, body: Code } },
    async (request, reply) => {
      const actor = await findActor(deps, request);
      if (actor?.by.kind === 'session') return send(reply, await confirm(deps, request));
      return send(reply, await secondStep(deps, request, '/two-factor/verify-totp', 'totp'));
    },
  );

  app.post(
    '/api/auth/two-factor/verify-backup-code',
    { schema: { ...HIDDEN, body: Code } },
    async (request, reply) =>
      send(reply, await secondStep(deps, request, '/two-factor/verify-backup-code', 'recovery_code')),
  );
}

function enrolment(app: App, deps: AuthDeps): void {
  const changes = [
    // On only once a code was verified: until then there is nothing to write down.
    ['/two-factor/enable', null],
    ['/two-factor/disable', 'two_factor.disabled'],
    ['/two-factor/generate-backup-codes', 'two_factor.recovery_codes_replaced'],
  ] as const;
  for (const [path, action] of changes) {
    const options = { config: { needs: 'session' }, schema: { ...HIDDEN, body: Password } } as const;
    app.post(`/api/auth${path}`, options, async (request, reply) => {
      const { actor } = grantedTo(request);
      const { password } = request.body;
      const change = () =>
        perform(deps, async (act) => {
          const answer = await askBetterAuth(deps, request, path, { body: { password } });
          if (answer.ok && action !== null) {
            act.note(authorOf(actor, request), { action, tenantId: null, target: accountOf(actor) });
          }
          return answer;
        });
      const response = await checkedPassword(deps, actor.id, change);
      if (response.ok && action !== null) tellOfFactor(deps, actor, action);
      return send(reply, response);
    });
  }
}

/** The first code of an enrolment, from somebody signed in: from here on codes are asked for. */
async function confirm(deps: AuthDeps, request: FastifyRequest): Promise<Response> {
  const actor = (await findActor(deps, request))!;
  const { internalAdapter } = await deps.identity.auth.$context;
  const before = (await internalAdapter.findUserById(actor.id)) as { twoFactorEnabled?: boolean } | null;
  const isNew = before?.twoFactorEnabled !== true;
  const response = await perform(deps, async (act) => {
    const { code } = request.body as Static<typeof Code>;
    const answer = await askBetterAuth(deps, request, '/two-factor/verify-totp', { body: { code } });
    if (answer.ok && isNew) {
      const entry = { action: 'two_factor.enabled', tenantId: null, target: accountOf(actor) };
      act.note(authorOf(actor, request), entry);
    }
    return answer;
  });
  if (response.ok && isNew) tellOfFactor(deps, actor, 'two_factor.enabled');
  return response;
}

/** The second half of a sign-in. */
async function secondStep(
  deps: AuthDeps,
  request: FastifyRequest,
  path: string,
  by: 'totp' | 'recovery_code',
): Promise<Response> {
  const { attempts } = deps;
  const { code } = request.body as Static<typeof Code>;
  const { allowed, retryAfterS } = await attempts.count(WRONG_CODES_FROM_ADDRESS, request.ip);
  if (!allowed) {
    return refusal(
      429,
      'TOO_MANY_ATTEMPTS',
      'too many wrong codes from this address; wait a while',
      retryAfterS,
    );
  }
  const user = await pendingUser(deps.identity, request);
  if (user !== null && by === 'totp' && !(await attempts.count(SAME_CODE, `${user.id} ${code}`)).allowed) {
    return refusal(401, 'INVALID_CODE', 'this code was used already; wait for the next one');
  }
  const response = await perform(deps, async (act) => {
    const answer = await askBetterAuth(deps, request, path, { body: { code }, signedOut: true });
    const reason = (await codeOf(answer))?.toLowerCase() ?? 'refused';
    if (answer.ok && user !== null) await noteSignIn(act, request, user, by);
    else if (user !== null) {
      const after = { reason, step: by };
      act.note(stranger(user.email, request), {
        action: 'sign_in.failed',
        tenantId: null,
        target: noAccount(user.email),
        after,
      });
    }
    return answer;
  });
  if (response.ok) await attempts.takeBack(WRONG_CODES_FROM_ADDRESS, request.ip);
  if (response.ok && user && by === 'recovery_code') {
    tellOfFactor(deps, user, 'two_factor.recovery_code_used');
  }
  return response;
}

async function noteSignIn(
  act: Parameters<typeof proven>[0],
  request: FastifyRequest,
  user: User,
  by: 'totp' | 'recovery_code',
): Promise<void> {
  const author = await proven(act, user, request);
  const target = accountOf(user);
  if (by === 'recovery_code') {
    act.note(author, { action: 'two_factor.recovery_code_used', tenantId: null, target });
  }
  act.note(author, {
    action: 'sign_in.succeeded',
    tenantId: null,
    target,
    after: { by: `password and ${by}` },
  });
}

import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Act } from '../identity/act.ts';
import { accountOf, noAccount, proven, stranger } from '../identity/author.ts';
import { askBetterAuth, refusal, send } from '../identity/better-auth.ts';
import { SINGLE_SIGN_ONS_FROM_ADDRESS } from '../identity/limits.ts';
import { perform } from '../identity/perform.ts';
import { PROVIDER_ID } from '../identity/single-sign-on.ts';
import type { App } from '../typed.ts';
import type { AuthDeps } from './auth.ts';
import { HIDDEN } from './auth-fields.ts';

/** A path of the console: neither another site nor a way to write one. */
const Path = Type.String({ maxLength: 2_048, pattern: '^/(?![/\\\\])[^\\u0000-\\u0020\\\\]*$' });
const Begin = Type.Object({
  providerId: Type.Literal(PROVIDER_ID),
  callbackURL: Type.Optional(Path),
  errorCallbackURL: Type.Optional(Path),
});

/** Single sign-on: to the provider, and back with its code. */
export function singleSignOnRoutes(app: App, deps: AuthDeps): void {
  const { attempts, config } = deps;
  if (config.oidc === undefined) return;
  app.post('/api/auth/sign-in/oauth2', { schema: { ...HIDDEN, body: Begin } }, async (request, reply) => {
    const { allowed, retryAfterS } = await attempts.count(SINGLE_SIGN_ONS_FROM_ADDRESS, request.ip);
    if (!allowed)
      return send(reply, refusal(429, 'TOO_MANY_ATTEMPTS', 'too many attempts; wait', retryAfterS));
    const { callbackURL = '/', errorCallbackURL = '/sign-in' } = request.body;
    const body = { provider: PROVIDER_ID, callbackURL, errorCallbackURL, disableRedirect: true };
    const asked = { body, signedOut: true };
    return send(reply, await perform(deps, () => askBetterAuth(deps, request, '/sign-in/social', asked)));
  });

  app.get(`/api/auth/callback/${PROVIDER_ID}`, { schema: HIDDEN }, async (request, reply) => {
    const { search } = new URL(request.url, 'http://localhost');
    const path = `/callback/${PROVIDER_ID}${search}`;
    const response = await perform(deps, async (act) => {
      const answer = await askBetterAuth(deps, request, path, { signedOut: true });
      await note(deps, act, request, answer);
      return answer;
    });
    return send(reply, response);
  });
}

async function note({ identity, config }: AuthDeps, act: Act, request: FastifyRequest, answer: Response) {
  const by = config.oidc!.name;
  if (act.openedFor !== null) {
    const { internalAdapter } = await identity.auth.$context;
    const user = (await internalAdapter.findUserById(act.openedFor))!;
    const author = await proven(act, user, request);
    if (act.linked) {
      const entry = { action: 'single_sign_on.linked', tenantId: null, target: accountOf(user) };
      act.note(author, { ...entry, after: { by } });
    }
    act.note(author, {
      action: 'sign_in.succeeded',
      tenantId: null,
      target: accountOf(user),
      after: { by },
    });
    return;
  }
  const to = new URL(answer.headers.get('location') ?? '/', 'http://localhost');
  act.note(stranger(act.claimedEmail ?? 'unknown', request), {
    action: 'sign_in.failed',
    tenantId: null,
    target: noAccount(act.claimedEmail),
    after: { by, reason: to.searchParams.get('error')?.toLowerCase() ?? 'refused' },
  });
}

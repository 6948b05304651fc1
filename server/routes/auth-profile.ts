import { Type } from 'typebox';
import { Line } from '../../shared/wire/http/text.ts';
import { authorOf, findActor } from '../identity/actor.ts';
import { accountOf } from '../identity/author.ts';
import { askBetterAuth, send } from '../identity/better-auth.ts';
import { perform } from '../identity/perform.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import type { AuthDeps } from './auth.ts';
import { HIDDEN } from './auth-fields.ts';

const Name = Type.Object({ name: Line(120) });

export function profileRoutes(app: App, deps: AuthDeps): void {
  app.get('/api/auth/get-session', { schema: HIDDEN }, async (request, reply) => {
    const actor = await findActor(deps, request);
    void reply.type('application/json');
    if (actor?.by.kind !== 'session') return 'null';
    const { internalAdapter } = await deps.identity.auth.$context;
    const user = (await internalAdapter.findUserById(actor.id)) as { twoFactorEnabled?: boolean } | null;
    return {
      session: { id: actor.by.id, expiresAt: new Date(actor.expiresAt).toISOString() },
      user: {
        id: actor.id,
        name: actor.name,
        email: actor.email,
        twoFactorEnabled: user?.twoFactorEnabled === true,
      },
    };
  });

  app.post('/api/auth/sign-out', { schema: HIDDEN }, async (request, reply) => {
    const actor = await findActor(deps, request);
    const response = await perform(deps, async (act) => {
      // A token sent along must not end the session of the cookie beside it, unwritten.
      const signedOut = actor?.by.kind !== 'session';
      const answer = await askBetterAuth(deps, request, '/sign-out', { body: {}, signedOut });
      if (actor !== null && !signedOut) {
        const entry = { action: 'sign_out', tenantId: null, target: accountOf(actor) };
        act.note(authorOf(actor, request), entry);
      }
      return answer;
    });
    return send(reply, response);
  });

  app.post(
    '/api/auth/update-user',
    { config: { needs: 'session' }, schema: { ...HIDDEN, body: Name } },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const name = request.body.name.trim();
      const response = await perform(deps, async (act) => {
        const answer = await askBetterAuth(deps, request, '/update-user', { body: { name } });
        if (answer.ok) {
          act.note(authorOf(actor, request), {
            action: 'account.renamed',
            tenantId: null,
            target: accountOf(actor),
            before: { name: actor.name },
            after: { name },
          });
        }
        return answer;
      });
      return send(reply, response);
    },
  );
}

import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Sessions } from '../../shared/wire/http/account.ts';
import type { ServerDeps } from '../deps.ts';
import { type Actor, authorOf } from '../identity/actor.ts';
import { perform } from '../identity/perform.ts';
import { endOf } from '../identity/session-life.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const Params = Type.Object({ session: Type.String({ maxLength: 64 }) });

/** Where someone is signed in, and an end to it. */
export function accountSessionRoutes(app: App, deps: ServerDeps): void {
  const config = { needs: 'session' } as const;
  app.get(
    '/api/v1/account/sessions',
    { config, schema: { summary: 'Where I am signed in', response: { 200: Sessions } } },
    async (request) => {
      const { actor } = grantedTo(request);
      const sessions = await liveSessions(deps, actor);
      return { items: sessions.map((each) => present(each, actor)) };
    },
  );

  app.delete(
    '/api/v1/account/sessions/:session',
    { config, schema: { summary: 'End one of my sessions', params: Params } },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const found = (await liveSessions(deps, actor)).find(({ id }) => id === request.params.session);
      if (found === undefined) throw new Fault('not_found', 'no such session of yours; it may have ended');
      await end(deps, actor, [found], request);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/v1/account/sessions',
    { config, schema: { summary: 'End all my sessions but this one' } },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const others = (await liveSessions(deps, actor)).filter(({ id }) => id !== actor.by.id);
      await end(deps, actor, others, request);
      return reply.code(204).send();
    },
  );
}

type Kept = Awaited<ReturnType<typeof liveSessions>>[number];

async function liveSessions({ identity, clock }: ServerDeps, { id }: Actor) {
  const { internalAdapter } = await identity.auth.$context;
  const sessions = await internalAdapter.listSessions(id, { onlyActiveSessions: true });
  return sessions
    .filter((each) => endOf(each) > clock())
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
}

const present = (session: Kept, { by }: Actor) => ({
  id: session.id,
  current: session.id === by.id,
  created_at: session.createdAt.toISOString(),
  last_seen_at: session.updatedAt.toISOString(),
  expires_at: new Date(endOf(session)).toISOString(),
  address: session.ipAddress || null,
  user_agent: session.userAgent || null,
});

/** Each with its entry; the open sockets of those sessions close at once. */
async function end(
  deps: ServerDeps,
  actor: Actor,
  sessions: readonly Kept[],
  request: Parameters<typeof authorOf>[1],
): Promise<void> {
  const { internalAdapter } = await deps.identity.auth.$context;
  await perform(deps, async (act) => {
    for (const session of sessions) {
      await internalAdapter.deleteSession(session.token);
      act.note(authorOf(actor, request), {
        action: 'session.ended',
        tenantId: null,
        target: { type: 'session', id: session.id, label: actor.email },
        before: { address: session.ipAddress || null, user_agent: session.userAgent || null },
      });
    }
  });
}

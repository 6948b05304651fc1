import { Me } from '../../shared/wire/http/me.ts';
import type { ServerDeps } from '../deps.ts';
import { requireActor } from '../identity/actor.ts';
import type { App } from '../typed.ts';

export function meRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/me',
    { schema: { summary: 'Who am I, and what may I do', response: { 200: Me } } },
    async (request) => {
      const actor = await requireActor(deps, request);
      return {
        actor: { id: actor.id, name: actor.name, email: actor.email },
        roles: [...actor.roles],
        permissions: [...actor.permissions],
        scope: { kind: actor.scope.kind },
      };
    },
  );
}

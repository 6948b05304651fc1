import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { endSessions, readPeople } from '../people/directory.ts';
import { readTeam } from '../people/team.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const UserParams = Type.Object({ user: Type.String({ maxLength: 64 }) });

/** An end to wherever a member of the team is signed in, as when a laptop is lost: their standing stays. */
export function teamSessionRoutes(app: App, { identity, news }: ServerDeps): void {
  app.delete(
    '/api/v1/team/:user/sessions',
    {
      config: { needs: 'team.manage' },
      schema: { summary: 'Sign a member of the team out everywhere, but here', params: UserParams },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const { user } = request.params;
      const person = (await readPeople(identity, [user])).get(user);
      await identity.acts.run(async (act) => {
        const isMember = person && (await act.asSystem((tx) => readTeam(tx, user))).length > 0;
        if (!isMember) throw new Fault('not_found', 'no such member of the team');
        const sessions = await endSessions(identity, user, actor.by.id);
        act.note(authorOf(actor, request), {
          action: 'team.signed_out',
          tenantId: null,
          target: { type: 'user', id: user, label: person.email },
          before: { sessions },
          after: { sessions: 0 },
        });
      });
      await news.tell({ kind: 'access', users: [user] });
      return reply.code(204).send();
    },
  );
}

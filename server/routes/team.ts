import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Team, TeamMember, TeamMemberChange } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { endSessions, readPeople } from '../people/directory.ts';
import { listInvitations } from '../people/invitations.ts';
import { nameStandings } from '../people/standing.ts';
import { readTeam } from '../people/team.ts';
import { changeTeamMember } from '../people/team-change.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

/** Members of the provider's team live in tables that no scope of tenants opens. */
const REASON = 'manage the team';
const UserParams = Type.Object({ user: Type.String({ maxLength: 64 }) });

export function teamRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity, news, clock } = deps;

  app.get(
    '/api/v1/team',
    {
      config: { needs: 'team.manage' },
      schema: {
        summary: "The provider's team, by name, and open invitations to it",
        response: { 200: Team },
      },
    },
    async () => {
      const { rows, invitations } = await tenancy.asSystem(REASON, async (tx) => ({
        rows: await readTeam(tx),
        invitations: await listInvitations(tx, null, clock()),
      }));
      return { items: await nameStandings(identity, rows), invitations };
    },
  );

  app.patch(
    '/api/v1/team/:user',
    {
      config: { needs: 'team.manage' },
      schema: {
        summary: 'Change the role or the assignments of a member of the team; deactivate them, or undo that',
        params: UserParams,
        body: TeamMemberChange,
        response: { 200: TeamMember },
      },
    },
    async (request) => {
      const { actor } = grantedTo(request);
      const { user } = request.params;
      const change = request.body;
      if (Object.keys(change).length === 0)
        throw new Fault('bad_request', 'name at least one field to change');
      const person = (await readPeople(identity, [user])).get(user);
      await identity.acts.run(async (act) => {
        if (change.deactivated) await endSessions(identity, user);
        await act.asSystem((tx) => changeTeamMember(tx, authorOf(actor, request), person, change, clock()));
      });
      await news.tell({ kind: 'access', users: [user] });
      const rows = await tenancy.asSystem(REASON, (tx) => readTeam(tx, user));
      return (await nameStandings(identity, rows))[0]!;
    },
  );
}

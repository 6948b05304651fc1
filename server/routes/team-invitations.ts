import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Invited, TeamInvitation } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { Attempts } from '../identity/attempts.ts';
import { baseOf } from '../mail/link.ts';
import { findGroups, findTenants } from '../people/assignments.ts';
import { deliver, handOver } from '../people/delivery.ts';
import { findPerson } from '../people/directory.ts';
import { findInvitation, revokeInvitation } from '../people/invitations.ts';
import { invite } from '../people/invite.ts';
import { INVITATIONS, pace, REPEATED } from '../people/pace.ts';
import { readTeam } from '../people/team.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const REASON = 'invite to the team';
const InvitationParams = Type.Object({ invitation: Type.String({ maxLength: 64 }) });

export function teamInvitationRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity, clock, config } = deps;
  const attempts = new Attempts(deps.redis);

  app.post(
    '/api/v1/team/invitations',
    {
      config: { needs: 'team.manage' },
      schema: { summary: 'Invite somebody to the team', body: TeamInvitation, response: { 201: Invited } },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const { email, role, tenants = [], groups = [], mail = true } = request.body;
      if (role === 'mssp_admin' && tenants.length + groups.length > 0)
        throw new Fault('bad_request', 'an MSSP Admin sees every tenant; name no assignments', 'role');
      await pace(attempts, INVITATIONS, actor.id, reply);
      await pace(attempts, REPEATED, `team ${email.toLowerCase()}`, reply);
      const base = baseOf(config.publicUrl, request);
      const person = await findPerson(identity, email);
      const { made, provider } = await tenancy.asSystem(REASON, async (tx) => {
        const [member] = await readTeam(tx, person?.id ?? '');
        if (member && member.deactivated_at === null)
          throw new Fault('conflict', `${email} is on the team already`, 'email');
        const wanted = {
          place: null,
          email,
          role,
          tenants: await findTenants(tx, tenants),
          groups: await findGroups(tx, groups),
        };
        const { name } = await tx.selectFrom('provider').select('name').executeTakeFirstOrThrow();
        return { made: await invite(tx, clock, authorOf(actor, request), wanted), provider: name };
      });
      return reply.code(201).send(mail ? await deliver(deps, base, made, provider) : handOver(base, made));
    },
  );

  app.delete(
    '/api/v1/team/invitations/:invitation',
    {
      config: { needs: 'team.manage' },
      schema: {
        summary: 'Revoke an open invitation to the team',
        params: InvitationParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const now = clock();
      await tenancy.asSystem(REASON, async (tx) => {
        const row = await findInvitation(tx, null, request.params.invitation, now);
        await revokeInvitation(tx, authorOf(actor, request), null, row, now);
      });
      return reply.code(204).send(null);
    },
  );
}

import { Type } from 'typebox';
import type { TenantRole } from '../../shared/domain/access/role.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { Invited, MemberInvitation } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { Attempts } from '../identity/attempts.ts';
import { baseOf } from '../mail/link.ts';
import { authorIn } from '../people/author.ts';
import { deliver, handOver } from '../people/delivery.ts';
import { findPerson } from '../people/directory.ts';
import { findInvitation, listInvitations, revokeInvitation } from '../people/invitations.ts';
import { invite } from '../people/invite.ts';
import { refuseOwners } from '../people/member-change.ts';
import { readMembers } from '../people/members.ts';
import { INVITATIONS, pace, REPEATED } from '../people/pace.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });
const InvitationParams = Type.Object({
  ...TenantParams.properties,
  invitation: Type.String({ maxLength: 64 }),
});

export function memberInvitationRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity, clock, config } = deps;
  const attempts = new Attempts(deps.redis);

  app.post(
    '/api/v1/tenants/:tenant/invitations',
    {
      config: { needs: 'members.manage' },
      schema: {
        summary: 'Invite somebody to a tenant',
        params: TenantParams,
        body: MemberInvitation,
        response: { 201: Invited },
      },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const { id, name } = tenantOf(request);
      const { email, role, mail = true } = request.body;
      refuseOwners({ actor, tenant: id }, role);
      await pace(attempts, INVITATIONS, actor.id, reply);
      await pace(attempts, REPEATED, `${id} ${email.toLowerCase()}`, reply);
      const base = baseOf(config.publicUrl, request);
      // Whether the address has an account elsewhere makes no difference from here on.
      const person = await findPerson(identity, email);
      const made = await tenancy.asTenant(id, async (tx) => {
        const member = (await readMembers(tx, id)).find((each) => each.user_id === person?.id);
        if (member?.deactivated_at === null)
          throw new Fault('conflict', `${email} is a member already`, 'email');
        // To revive an owner as something else, or to put another invitation in the place of an owner's, takes as much.
        const open = await listInvitations(tx, id, clock());
        const replaced = open.filter((each) => each.email === email.toLowerCase());
        const touched = [
          ...(member ? [member.role] : []),
          ...replaced.map((each) => each.role as TenantRole),
        ];
        refuseOwners({ actor, tenant: id }, ...touched);
        return invite(tx, clock, authorIn(actor, request, id, 'members.manage'), { place: id, email, role });
      });
      return reply.code(201).send(mail ? await deliver(deps, base, made, name) : handOver(base, made));
    },
  );

  app.delete(
    '/api/v1/tenants/:tenant/invitations/:invitation',
    {
      config: { needs: 'members.manage' },
      schema: {
        summary: 'Revoke an open invitation to a tenant',
        params: InvitationParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const { id } = tenantOf(request);
      const now = clock();
      await tenancy.asTenant(id, async (tx) => {
        const row = await findInvitation(tx, id, request.params.invitation, now);
        refuseOwners({ actor, tenant: id }, row.role as TenantRole);
        await revokeInvitation(tx, authorIn(actor, request, id, 'members.manage'), id, row, now);
      });
      return reply.code(204).send(null);
    },
  );
}

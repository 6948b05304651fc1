import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Member, MemberChange, Members } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { authorIn } from '../people/author.ts';
import { readPeople } from '../people/directory.ts';
import { listInvitations } from '../people/invitations.ts';
import { type Act, changeMember, removeMember } from '../people/member-change.ts';
import { readMembers } from '../people/members.ts';
import { nameStandings } from '../people/standing.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });
const MemberParams = Type.Object({ ...TenantParams.properties, user: Type.String({ maxLength: 64 }) });

export function memberRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity, news, clock } = deps;

  const actOf = async (request: FastifyRequest, userId: string): Promise<Act> => {
    const { actor } = grantedTo(request);
    const { id: tenant } = tenantOf(request);
    const person = (await readPeople(identity, [userId])).get(userId);
    return { tenant, actor, author: authorIn(actor, request, tenant, 'members.manage'), userId, person };
  };

  app.get(
    '/api/v1/tenants/:tenant/members',
    {
      config: { needs: 'members.read' },
      schema: {
        summary: 'Members of a tenant, by name, and open invitations to it',
        params: TenantParams,
        response: { 200: Members },
      },
    },
    async (request) => {
      const { id } = tenantOf(request);
      const { rows, invitations } = await tenancy.asTenant(id, async (tx) => ({
        rows: await readMembers(tx, id),
        invitations: await listInvitations(tx, id, clock()),
      }));
      return { items: await nameStandings(identity, rows), invitations };
    },
  );

  app.patch(
    '/api/v1/tenants/:tenant/members/:user',
    {
      config: { needs: 'members.manage' },
      schema: {
        summary: 'Change the role of a member; deactivate them, or undo that',
        params: MemberParams,
        body: MemberChange,
        response: { 200: Member },
      },
    },
    async (request) => {
      const { user } = request.params;
      if (Object.keys(request.body).length === 0)
        throw new Fault('bad_request', 'name at least one field to change');
      const act = await actOf(request, user);
      await tenancy.asTenant(act.tenant, (tx) => changeMember(tx, act, request.body, clock()));
      await news.tell({ kind: 'access', users: [user] });
      const rows = await tenancy.asTenant(act.tenant, (tx) => readMembers(tx, act.tenant));
      const mine = rows.filter((row) => row.user_id === user);
      return (await nameStandings(identity, mine))[0]!;
    },
  );

  app.delete(
    '/api/v1/tenants/:tenant/members/:user',
    {
      config: { needs: 'members.manage' },
      schema: { summary: 'Remove a member, or leave', params: MemberParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const act = await actOf(request, request.params.user);
      await tenancy.asTenant(act.tenant, (tx) => removeMember(tx, act));
      await news.tell({ kind: 'access', users: [act.userId] });
      return reply.code(204).send(null);
    },
  );
}

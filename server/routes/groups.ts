import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Group, GroupChange, GroupList, NewGroup } from '../../shared/wire/http/groups.ts';
import type { ServerDeps } from '../deps.ts';
import { changeGroup, createGroup, deleteGroup } from '../groups/change.ts';
import { listGroups } from '../groups/list.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const GroupParams = Type.Object({ group: Type.String({ maxLength: 64 }) });
const config = { needs: 'groups.manage' } as const;

export function groupRoutes(app: App, deps: ServerDeps): void {
  const { tenancy } = deps;
  app.get(
    '/api/v1/groups',
    {
      config: { needs: 'groups.read' },
      schema: { summary: 'Groups of the tenants in my scope', response: { 200: GroupList } },
    },
    async (request) => ({ items: await tenancy.asScope(grantedTo(request).scope, (tx) => listGroups(tx)) }),
  );

  app.post(
    '/api/v1/groups',
    { config, schema: { summary: 'Create a group', body: NewGroup, response: { 201: Group } } },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const author = authorOf(actor, request);
      const group = await tenancy.asScope(scope, (tx) => createGroup(tx, author, request.body));
      return reply.code(201).send(group);
    },
  );

  const schema = { summary: 'Change a group', params: GroupParams, body: GroupChange };
  app.patch(
    '/api/v1/groups/:group',
    { config, schema: { ...schema, response: { 200: Group } } },
    async (request) => {
      const { actor, scope } = grantedTo(request);
      if (Object.keys(request.body).length === 0) throw new Fault('bad_request', 'name name or tenants');
      const { group, users } = await tenancy.asScope(scope, (tx) =>
        changeGroup(tx, authorOf(actor, request), request.params.group, request.body),
      );
      await tellSight(deps, users);
      return group;
    },
  );

  app.delete(
    '/api/v1/groups/:group',
    {
      config,
      schema: { summary: 'Delete a group', params: GroupParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const users = await tenancy.asScope(scope, (tx) =>
        deleteGroup(tx, authorOf(actor, request), request.params.group),
      );
      await tellSight(deps, users);
      return reply.code(204).send(null);
    },
  );
}

async function tellSight({ news }: ServerDeps, users: readonly string[]): Promise<void> {
  if (users.length > 0) await news.tell({ kind: 'access', users });
}

import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { NewView, View, ViewChange, ViewList, ViewQuery } from '../../shared/wire/http/views.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { type AuthorAt, changeView, createView, deleteView } from '../views/change.ts';
import { presentViews, readViews } from '../views/list.ts';
import { listOf } from '../views/sight.ts';

const ViewParams = Type.Object({ view: Type.String({ maxLength: 64 }) });
const config = { needs: 'incidents.read' } as const;

/** The provider's views have no tenant, so they are changed as the machinery; the code looks at whose they are. */
const REASON = 'change saved views';

/** Filters under a name. Nobody sees those of a list that they do not see. */
export function viewRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity } = deps;
  app.get(
    '/api/v1/views',
    {
      config,
      schema: {
        summary: 'Saved views of a list: mine, and what others share',
        querystring: ViewQuery,
        response: { 200: ViewList },
      },
    },
    async (request) => {
      const granted = grantedTo(request);
      const list = await listOf(tenancy, granted, request.query.tenant ?? null);
      const views = await readViews(tenancy, list?.id ?? null, granted.actor.id);
      return { items: await presentViews(identity, granted.actor, views) };
    },
  );

  app.post(
    '/api/v1/views',
    { config, schema: { summary: 'Save a view', body: NewView, response: { 201: View } } },
    async (request, reply) => {
      const granted = grantedTo(request);
      const list = await listOf(tenancy, granted, request.body.tenant);
      const made = await tenancy.asSystem(REASON, (tx) =>
        createView(tx, granted.actor, authorAt(request), { list, given: request.body }),
      );
      const [view] = await presentViews(identity, granted.actor, [made]);
      return reply.code(201).send(view!);
    },
  );

  const schema = { summary: 'Change my view', params: ViewParams, body: ViewChange };
  app.patch(
    '/api/v1/views/:view',
    { config, schema: { ...schema, response: { 200: View } } },
    async (request) => {
      const granted = grantedTo(request);
      const { body: asked, params } = request;
      if (Object.keys(asked).length === 0) throw new Fault('bad_request', 'name name, query or shared');
      const changed = await tenancy.asSystem(REASON, (tx) =>
        changeView(tx, granted, authorAt(request), { id: params.view, asked }),
      );
      const [view] = await presentViews(identity, granted.actor, [changed]);
      return view!;
    },
  );

  app.delete(
    '/api/v1/views/:view',
    { config, schema: { summary: 'Delete a view', params: ViewParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const granted = grantedTo(request);
      await tenancy.asSystem(REASON, (tx) => deleteView(tx, granted, authorAt(request), request.params.view));
      return reply.code(204).send(null);
    },
  );
}

const authorAt =
  (request: FastifyRequest): AuthorAt =>
  (tenant) => {
    const { actor } = grantedTo(request);
    return tenant === null ? authorOf(actor, request) : authorIn(actor, request, tenant, 'incidents.read');
  };

import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { announce } from '../../shared/node/redis/bus.ts';
import {
  NewTenant,
  Tenant,
  TenantChange,
  TenantList,
  TenantListQuery,
} from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { requireActor } from '../identity/actor.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { findTenant, tenantFields } from './tenant.ts';

const UNIQUE_VIOLATION = '23505';
const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });

export function tenantRoutes(app: App, deps: ServerDeps): void {
  const { tenancy } = deps;
  /** Other processes and this one's mirror learn of it; if Redis is away they look by themselves. */
  const announceChange = () => announce(deps.redis, { kind: 'tenants' }).catch(() => {});

  app.post(
    '/api/v1/tenants',
    { schema: { summary: 'Create a tenant', body: NewTenant, response: { 201: Tenant } } },
    async (request, reply) => {
      const actor = await requireActor(deps, request, 'tenants.write');
      const tenant = await tenancy
        .asScope(actor.scope, (tx) =>
          tx.insertInto('tenants').values(request.body).returning(tenantFields).executeTakeFirstOrThrow(),
        )
        .catch((error) => {
          if (error.code !== UNIQUE_VIOLATION) throw error;
          throw new Fault('conflict', `the slug ${request.body.slug} is taken; choose another`, 'slug');
        });
      await announceChange();
      return reply.code(201).send(present(tenant));
    },
  );

  app.get(
    '/api/v1/tenants',
    {
      schema: {
        summary: 'Tenants in my scope, by name',
        querystring: TenantListQuery,
        response: { 200: TenantList },
      },
    },
    async (request) => {
      const actor = await requireActor(deps, request, 'tenants.read');
      const { cursor, limit = 50 } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor, 2);
      const rows = await tenancy.asScope(actor.scope, (tx) => {
        const query = tx
          .selectFrom('tenants')
          .select(tenantFields)
          .orderBy('name')
          .orderBy('id')
          .limit(limit + 1);
        if (after === null) return query.execute();
        const [name, id] = after as [string, string];
        return query
          .where((eb) => eb.or([eb('name', '>', name), eb('name', '=', name).and('id', '>', id)]))
          .execute();
      });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(present),
        next_cursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null,
      };
    },
  );

  app.patch(
    '/api/v1/tenants/:tenant',
    {
      schema: {
        summary: 'Change a tenant',
        params: TenantParams,
        body: TenantChange,
        response: { 200: Tenant },
      },
    },
    async (request) => {
      const actor = await requireActor(deps, request, 'tenants.write');
      const tenant = await tenancy.asScope(actor.scope, async (tx) => {
        const { id } = await findTenant(tx, request.params.tenant);
        if (Object.keys(request.body).length === 0)
          throw new Fault('bad_request', 'name at least one field to change');
        return tx
          .updateTable('tenants')
          .set(request.body)
          .where('id', '=', id)
          .returning(tenantFields)
          .executeTakeFirstOrThrow();
      });
      await announceChange();
      return present(tenant);
    },
  );
}

const present = <T extends { created_at: Date }>(row: T) => ({
  ...row,
  created_at: row.created_at.toISOString(),
});

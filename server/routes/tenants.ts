import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { audit } from '../../shared/node/db/audit.ts';
import { isUniqueViolation } from '../../shared/node/db/violation.ts';
import { NewTenant, Tenant, TenantList, TenantListQuery } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import { listTenants } from '../tenants.ts';
import type { App } from '../typed.ts';
import { presentTenant, tenantFields } from './tenant-row.ts';

export function tenantRoutes(app: App, deps: ServerDeps): void {
  app.post(
    '/api/v1/tenants',
    {
      config: { needs: 'tenants.manage' },
      schema: { summary: 'Create a tenant', body: NewTenant, response: { 201: Tenant } },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const { slug } = request.body;
      const tenant = await deps.tenancy
        .asScope(scope, async (tx) => {
          const row = await tx
            .insertInto('tenants')
            .values(request.body)
            .returning(tenantFields)
            .executeTakeFirstOrThrow();
          const id = row.id as TenantId;
          const target = { type: 'tenant', id, label: row.name };
          await audit(tx, authorOf(actor, request), {
            action: 'tenant.created',
            tenantId: id,
            target,
            after: request.body,
          });
          return row;
        })
        .catch((error) => {
          if (!isUniqueViolation(error)) throw error;
          throw new Fault('conflict', `the slug ${slug} is taken; choose another`, 'slug');
        });
      await deps.news.tell({ kind: 'tenants' });
      return reply.code(201).send(presentTenant(tenant));
    },
  );

  app.get(
    '/api/v1/tenants',
    {
      config: { needs: 'tenant.read' },
      schema: {
        summary: 'Tenants in my scope, by name',
        querystring: TenantListQuery,
        response: { 200: TenantList },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      return deps.tenancy.asScope(scope, (tx) => listTenants(tx, request.query));
    },
  );
}

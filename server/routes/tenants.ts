import { NewTenant, Tenant, TenantList, TenantListQuery } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { tenantsInGroups } from '../groups/sight.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import { createTenant } from '../tenants/create.ts';
import { listTenants } from '../tenants/list.ts';
import type { App } from '../typed.ts';

export function tenantRoutes(app: App, deps: ServerDeps): void {
  app.post(
    '/api/v1/tenants',
    {
      config: { needs: 'tenants.manage' },
      schema: { summary: 'Create a tenant', body: NewTenant, response: { 201: Tenant } },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const tenant = await deps.tenancy.asScope(scope, (tx) =>
        createTenant(tx, authorOf(actor, request), request.body, deps.clock()),
      );
      await deps.news.tell({ kind: 'tenants' });
      return reply.code(201).send(tenant);
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
      const { actor, scope } = grantedTo(request);
      const { group, ...query } = request.query;
      const inGroups = group && (await tenantsInGroups(deps.tenancy, actor.access, [group]));
      return deps.tenancy.asScope(scope, (tx) =>
        listTenants(tx, { ...query, ...(inGroups && { inGroups }) }),
      );
    },
  );
}

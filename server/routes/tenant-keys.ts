import type { FastifyRequest } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { testKey } from '../ingest-keys/test.ts';
import { testableKey } from '../ingest-keys/testable.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { type Entered, keyRoutes } from './ingest-keys.ts';
import { TenantParams } from './tenant.ts';

/** Keys of a tenant: all their records are its own. */
export function tenantKeyRoutes(app: App, deps: ServerDeps): void {
  const enter = (request: FastifyRequest): Entered => {
    const { id } = tenantOf(request);
    return {
      holder: id,
      author: authorIn(grantedTo(request).actor, request, id, 'ingest_keys.manage'),
      work: (run) => deps.tenancy.asTenant(id, run),
    };
  };
  keyRoutes(app, deps, {
    base: '/api/v1/tenants/:tenant/ingest-keys',
    of: 'of a tenant',
    needs: 'ingest_keys.manage',
    params: TenantParams.properties,
    enter,
    test: async (request, key) => {
      const tenant = tenantOf(request);
      const { author, holder, work } = enter(request);
      const tested = await work((tx) => testableKey(tx, author, holder, key, tenant.id));
      return testKey(deps, tested, tenant.id);
    },
  });
}

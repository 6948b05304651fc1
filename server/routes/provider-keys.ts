import type { FastifyRequest } from 'fastify';
import { Fault } from '../../shared/domain/fault.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { testKey } from '../ingest-keys/test.ts';
import { testableKey } from '../ingest-keys/testable.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { type Entered, keyRoutes } from './ingest-keys.ts';
import { findTenant } from './tenant.ts';

/** Keys of the provider: each record names its tenant, or a routing rule does. */
export function providerKeyRoutes(app: App, deps: ServerDeps): void {
  const enter = (request: FastifyRequest): Entered => {
    const { actor, scope } = grantedTo(request);
    return {
      holder: null,
      author: authorOf(actor, request),
      work: (run) => deps.tenancy.asScope(scope, run),
    };
  };
  keyRoutes(app, deps, {
    base: '/api/v1/ingest-keys',
    of: 'of the provider',
    needs: 'provider_keys.manage',
    params: {},
    enter,
    test: async (request, key, name) => {
      if (name === undefined) {
        throw new Fault('bad_request', 'say with which tenant to test: {"tenant": "acme"}', 'tenant');
      }
      const { author, holder, work } = enter(request);
      const { id, tested } = await work(async (tx) => {
        const { id } = await findTenant(tx, name);
        return { id, tested: await testableKey(tx, author, holder, key, id) };
      });
      return testKey(deps, tested, id);
    },
  });
}

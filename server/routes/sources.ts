import { scopeFor } from '../../shared/domain/access/access.ts';
import { Sources } from '../../shared/wire/http/sources.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import { readSources } from '../sources/list.ts';
import type { App } from '../typed.ts';
import { TenantParams } from './tenant.ts';

const config = { needs: 'sources.read' } as const;

/** What sends incidents, how much, and what was refused. */
export function sourceRoutes(app: App, { tenancy, clock }: ServerDeps): void {
  const all = { summary: 'Sources over all tenants in scope', response: { 200: Sources } };
  app.get('/api/v1/sources', { config, schema: all }, async (request) => {
    const { actor, scope } = grantedTo(request);
    const payloads = scopeFor(actor.access, 'payloads.read');
    return tenancy.asScope(scope, (tx) => readSources(tx, { tenant: null, payloads, now: clock() }));
  });

  const one = { summary: 'Sources of a tenant', params: TenantParams, response: { 200: Sources } };
  app.get('/api/v1/tenants/:tenant/sources', { config, schema: one }, async (request) => {
    const { id } = tenantOf(request);
    const payloads = scopeFor(grantedTo(request).actor.access, 'payloads.read');
    return tenancy.asTenant(id, (tx) => readSources(tx, { tenant: id, payloads, now: clock() }));
  });
}

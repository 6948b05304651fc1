import { may } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { Tenant, TenantChange } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import type { Actor } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import { changeTenant } from '../tenants/change.ts';
import { tellOfChange } from '../tenants/tell.ts';
import type { App } from '../typed.ts';
import { TenantParams } from './tenant.ts';
import { presentTenant, tenantFields } from './tenant-row.ts';

/** What only the provider decides about its customer. */
const PROVIDER_FIELDS = ['state', 'trial_ends_at', 'criticality'] as const;

export function tenantChangeRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/tenants/:tenant',
    {
      config: { needs: 'tenant.read' },
      schema: { summary: 'One tenant', params: TenantParams, response: { 200: Tenant } },
    },
    async (request) => {
      const { id } = tenantOf(request);
      const row = await deps.tenancy.asTenant(id, (tx) =>
        tx.selectFrom('tenants').select(tenantFields).where('id', '=', id).executeTakeFirstOrThrow(),
      );
      return presentTenant(row);
    },
  );

  const schema = {
    summary: 'Change a tenant',
    params: TenantParams,
    body: TenantChange,
    response: { 200: Tenant },
  };
  app.patch('/api/v1/tenants/:tenant', { config: { needs: 'settings.manage' }, schema }, async (request) => {
    const { actor } = grantedTo(request);
    const { id } = tenantOf(request);
    checkFields(actor, request.body);
    const author = authorIn(actor, request, id, 'settings.manage');
    const changed = await deps.tenancy.asTenant(id, (tx) =>
      changeTenant(tx, author, id, request.body, deps.clock()),
    );
    await tellOfChange(deps, changed);
    return changed.after;
  });
}

function checkFields(actor: Actor, asked: TenantChange): void {
  if (Object.keys(asked).length === 0) {
    throw new Fault('bad_request', `name at least one of ${Object.keys(TenantChange.properties).join(', ')}`);
  }
  const reserved = PROVIDER_FIELDS.find((field) => field in asked);
  if (reserved && !may(actor.access, 'tenants.manage')) {
    throw new Fault('forbidden', `only an MSSP Admin can change ${reserved}`, reserved);
  }
}

import { Type } from 'typebox';
import { may } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { audit } from '../../shared/node/db/audit.ts';
import { Tenant, TenantChange } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { presentTenant, tenantFields } from './tenant-row.ts';

const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });
const PROVIDER_FIELDS = ['state', 'trial_ends_at', 'criticality'] as const;

export function tenantChangeRoute(app: App, deps: ServerDeps): void {
  app.patch(
    '/api/v1/tenants/:tenant',
    {
      config: { needs: 'settings.manage' },
      schema: {
        summary: 'Change a tenant',
        params: TenantParams,
        body: TenantChange,
        response: { 200: Tenant },
      },
    },
    async (request) => {
      const { actor } = grantedTo(request);
      const { id, name } = tenantOf(request);
      const change = request.body;
      if (Object.keys(change).length === 0)
        throw new Fault('bad_request', 'name at least one field to change');
      const reserved = PROVIDER_FIELDS.find((field) => field in change);
      if (reserved && !may(actor.access, 'tenants.manage'))
        throw new Fault('forbidden', `only an MSSP Admin can change ${reserved}`, reserved);
      const tenant = await deps.tenancy.asTenant(id, async (tx) => {
        const row = await tx
          .updateTable('tenants')
          .set(change)
          .where('id', '=', id)
          .returning(tenantFields)
          .executeTakeFirstOrThrow();
        const target = { type: 'tenant', id, label: name };
        await audit(tx, authorOf(actor, request), {
          action: 'tenant.changed',
          tenantId: id,
          target,
          after: change,
        });
        return row;
      });
      await deps.news.tell({ kind: 'tenants' });
      const closed = tenant.state === 'suspended' || tenant.state === 'offboarded';
      if (closed) await deps.news.tell({ kind: 'closed', tenants: [id] });
      return presentTenant(tenant);
    },
  );
}

import { may, scopeFor } from '../../shared/domain/access/access.ts';
import {
  permissions,
  providerPermissions,
  tenantPermissions,
} from '../../shared/domain/access/permission.ts';
import { permissionTable } from '../../shared/domain/access/table.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { Me } from '../../shared/wire/http/me.ts';
import type { ServerDeps } from '../deps.ts';
import type { Actor } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

export function meRoute(app: App, { tenancy }: ServerDeps): void {
  app.get(
    '/api/v1/me',
    {
      config: { needs: 'actor' },
      schema: { summary: 'Who am I, and what may I do', response: { 200: Me } },
    },
    async (request) => {
      const { actor } = grantedTo(request);
      const { access } = actor;
      const mine = { kind: 'tenants', ids: [...access.memberships.keys()] } as const;
      const tenants = await tenancy.asScope(mine, (tx) =>
        tx.selectFrom('tenants').select(['id', 'slug', 'name']).orderBy('name').execute(),
      );
      return present(actor, tenants);
    },
  );
}

function present(actor: Actor, tenants: readonly { id: string; slug: string; name: string }[]): Me {
  const { provider, memberships, limit } = actor.access;
  const within = (role: keyof typeof permissionTable) =>
    tenantPermissions.filter((each) => permissionTable[role][each] && (limit?.includes(each) ?? true));
  const memberOf = tenants.map((tenant) => {
    const role = memberships.get(tenant.id as TenantId)!;
    return { tenant, role, permissions: within(role) };
  });
  const held = new Set<string>([
    ...providerPermissions.filter((each) => may(actor.access, each)),
    ...(provider ? within(provider.role) : []),
    ...memberOf.flatMap((member) => member.permissions),
  ]);
  return {
    actor: { id: actor.id, name: actor.name, email: actor.email },
    roles: [...new Set([...(provider ? [provider.role] : []), ...memberships.values()])],
    permissions: permissions.filter((each) => held.has(each)),
    scope: { kind: scopeFor(actor.access, 'tenant.read').kind },
    provider: provider && {
      role: provider.role,
      tier: provider.tier,
      mssp_view: may(actor.access, 'mssp.view'),
      permissions: [
        ...providerPermissions.filter((each) => may(actor.access, each)),
        ...within(provider.role),
      ],
    },
    memberships: memberOf,
  };
}

import { NO_TENANT, type Scope, scopeOf, unite } from '../scope.ts';
import type { TenantId } from '../tenant.ts';
import type { Permission, ProviderPermission, TenantPermission } from './permission.ts';
import type { ProviderRole, Role, TenantRole } from './role.ts';
import { permissionTable } from './table.ts';

/** The provider's subscription. The MSSP View exists on `mssp` alone. */
export const tiers = ['standard', 'mssp'] as const;
export type Tier = (typeof tiers)[number];

/** Everything that decides what someone may do; computed once per request or socket, then carried as a value. */
export interface Access {
  /** `scope` is all tenants for an MSSP Admin, the assigned ones for an MSSP Analyst. */
  readonly provider: { readonly role: ProviderRole; readonly scope: Scope; readonly tier: Tier } | null;
  readonly memberships: ReadonlyMap<TenantId, TenantRole>;
  /** What an API token is limited to; null for a person at a browser. */
  readonly limit: readonly Permission[] | null;
}

export const NO_ACCESS: Access = { provider: null, memberships: new Map(), limit: null };

const holds = ({ limit }: Access, role: Role, permission: Permission): boolean =>
  permissionTable[role][permission] && (limit === null || limit.includes(permission));

/** Whether someone may do this on the provider. */
export function may(access: Access, permission: ProviderPermission): boolean {
  const { provider } = access;
  if (provider === null || !holds(access, provider.role, permission)) return false;
  return permission !== 'mssp.view' || provider.tier === 'mssp';
}

/** The tenants in which someone may do this. */
export function scopeFor(access: Access, permission: TenantPermission): Scope {
  const { provider, memberships } = access;
  const asProvider =
    provider !== null && holds(access, provider.role, permission) ? provider.scope : NO_TENANT;
  const asMember = [...memberships].filter(([, role]) => holds(access, role, permission)).map(([id]) => id);
  return unite(asProvider, scopeOf(asMember));
}

/** The same without these tenants. An MSSP Admin keeps them: they see a tenant in any state. */
export function without({ provider, memberships, limit }: Access, closed: readonly TenantId[]): Access {
  const kept = (id: TenantId) => !closed.includes(id);
  const scope = provider?.scope;
  return {
    provider:
      provider === null || scope?.kind !== 'tenants'
        ? provider
        : { ...provider, scope: scopeOf(scope.ids.filter(kept)) },
    memberships: new Map([...memberships].filter(([id]) => kept(id))),
    limit,
  };
}

/** The tenants someone sees as a member of the provider's team: what the MSSP View shows. */
export const providerScope = (access: Access): Scope =>
  may(access, 'mssp.view') ? access.provider!.scope : NO_TENANT;

import type { Permission, ProviderPermission, TenantPermission } from './permission.ts';
import type { ProviderRole, Role, TenantRole } from './role.ts';

type Row<P extends Permission> = Readonly<Record<P, boolean>>;

/** Role × permission, every cell spelled out: a denial is written down, not left out. */
const ofProvider: Record<ProviderRole, Row<Permission>> = {
  mssp_admin: {
    'mssp.view': true,
    'tenants.manage': true,
    'groups.read': true,
    'groups.manage': true,
    'team.manage': true,
    'provider.manage': true,
    'provider_keys.manage': true,
    'provider_audit.read': true,
    'tenant.read': true,
    'overview.read': true,
    'incidents.read': true,
    'payloads.read': true,
    'members.read': true,
    'members.manage': true,
    'owners.manage': true,
    'ingest_keys.manage': true,
    'settings.manage': true,
    'audit.read': true,
  },
  mssp_analyst: {
    'mssp.view': true,
    'tenants.manage': false,
    'groups.read': true,
    'groups.manage': false,
    'team.manage': false,
    'provider.manage': false,
    'provider_keys.manage': false,
    'provider_audit.read': false,
    'tenant.read': true,
    'overview.read': true,
    'incidents.read': true,
    'payloads.read': true,
    'members.read': true,
    'members.manage': false,
    'owners.manage': false,
    'ingest_keys.manage': false,
    'settings.manage': false,
    'audit.read': false,
  },
};

/** No role of a tenant holds anything on the provider. */
const nothingOnTheProvider: Row<ProviderPermission> = {
  'mssp.view': false,
  'tenants.manage': false,
  'groups.read': false,
  'groups.manage': false,
  'team.manage': false,
  'provider.manage': false,
  'provider_keys.manage': false,
  'provider_audit.read': false,
};

const ofTenant: Record<TenantRole, Row<TenantPermission>> = {
  owner: {
    'tenant.read': true,
    'overview.read': true,
    'incidents.read': true,
    'payloads.read': true,
    'members.read': true,
    'members.manage': true,
    'owners.manage': true,
    'ingest_keys.manage': true,
    'settings.manage': true,
    'audit.read': true,
  },
  admin: {
    'tenant.read': true,
    'overview.read': true,
    'incidents.read': true,
    'payloads.read': true,
    'members.read': true,
    'members.manage': true,
    'owners.manage': false,
    'ingest_keys.manage': true,
    'settings.manage': true,
    'audit.read': true,
  },
  analyst: {
    'tenant.read': true,
    'overview.read': true,
    'incidents.read': true,
    'payloads.read': true,
    'members.read': true,
    'members.manage': false,
    'owners.manage': false,
    'ingest_keys.manage': false,
    'settings.manage': false,
    'audit.read': false,
  },
  viewer: {
    'tenant.read': true,
    'overview.read': true,
    'incidents.read': true,
    'payloads.read': false,
    'members.read': false,
    'members.manage': false,
    'owners.manage': false,
    'ingest_keys.manage': false,
    'settings.manage': false,
    'audit.read': false,
  },
};

/** Routes, live views, `/ops` rooms, workers, the command line and the client's menus all read this one table. */
export const permissionTable: Readonly<Record<Role, Row<Permission>>> = {
  ...ofProvider,
  owner: { ...nothingOnTheProvider, ...ofTenant.owner },
  admin: { ...nothingOnTheProvider, ...ofTenant.admin },
  analyst: { ...nothingOnTheProvider, ...ofTenant.analyst },
  viewer: { ...nothingOnTheProvider, ...ofTenant.viewer },
};

/** What is allowed on the provider as a whole; only provider roles can hold these. */
export const providerPermissions = [
  'mssp.view',
  'tenants.manage',
  'groups.read',
  'groups.manage',
  'team.manage',
  'provider.manage',
  'provider_keys.manage',
  'routing.manage',
  'provider_audit.read',
] as const;
export type ProviderPermission = (typeof providerPermissions)[number];

/** What is allowed inside a tenant: provider roles hold these in every tenant of their scope. */
export const tenantPermissions = [
  'tenant.read',
  'overview.read',
  'incidents.read',
  'incidents.manage',
  'assets.manage',
  'payloads.read',
  'members.read',
  'members.manage',
  'owners.manage',
  'sources.read',
  'ingest_keys.manage',
  'settings.manage',
  'audit.read',
] as const;
export type TenantPermission = (typeof tenantPermissions)[number];

export const permissions = [...providerPermissions, ...tenantPermissions] as const;
export type Permission = ProviderPermission | TenantPermission;

/** What each permission lets its holder do, as the console says it under a heading that names the place. */
export const permissionWords: Record<Permission, string> = {
  'mssp.view': 'Open the MSSP View over all customers in scope',
  'tenants.manage': 'Create customers, change their state and criticality, onboard many at once',
  'groups.read': 'See the groups customers are in',
  'groups.manage': 'Create groups and put customers into them',
  'team.manage': 'Invite, assign and deactivate members of the provider’s team',
  'provider.manage': 'Change the provider’s name and subscription tier',
  'provider_keys.manage': 'Create and revoke provider-wide ingest keys',
  'routing.manage': 'Say which records belong to whom; replay quarantined and failed ones',
  'provider_audit.read': 'Read the audit log of the provider',
  'tenant.read': 'See name, branding and time zone',
  'overview.read': 'Read the dashboard and live numbers',
  'incidents.read': 'Read incidents and their history',
  'incidents.manage': 'Work on incidents: accept, acknowledge, assign, close',
  'assets.manage': 'Say which domains, brands, keywords and address ranges are monitored',
  'payloads.read': 'Read what a sensor sent, word for word',
  'members.read': 'See the members',
  'members.manage': 'Invite, change and remove members',
  'owners.manage': 'Appoint and remove owners',
  'sources.read': 'See what sends incidents, how much, and what was refused',
  'ingest_keys.manage': 'Connect sources: ingest keys, mappings, connectors',
  'settings.manage': 'Change name, time zone and branding',
  'audit.read': 'Read the audit log',
};

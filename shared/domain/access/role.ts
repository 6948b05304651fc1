/** Who someone is to the provider. */
export const providerRoles = ['mssp_admin', 'mssp_analyst'] as const;
export type ProviderRole = (typeof providerRoles)[number];

/** Who someone is to one tenant. */
export const tenantRoles = ['owner', 'admin', 'analyst', 'viewer'] as const;
export type TenantRole = (typeof tenantRoles)[number];

export const roles = [...providerRoles, ...tenantRoles] as const;
export type Role = ProviderRole | TenantRole;

/** What the console calls each role, and whom it is for. A tenant's own people read theirs: none says “customer”. */
export const roleWords: Record<Role, { readonly name: string; readonly about: string }> = {
  mssp_admin: { name: 'MSSP Admin', about: 'Runs the provider: every customer, the team, the subscription.' },
  mssp_analyst: { name: 'MSSP Analyst', about: 'Watches and handles the customers and groups assigned.' },
  owner: { name: 'Owner', about: 'Does everything there is to do, and appoints other owners.' },
  admin: { name: 'Admin', about: 'Runs members, keys and settings.' },
  analyst: { name: 'Analyst', about: 'Works on incidents.' },
  viewer: { name: 'Viewer', about: 'Reads the dashboard and incidents.' },
};

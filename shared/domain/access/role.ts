/** Who someone is to the provider. */
export const providerRoles = ['mssp_admin', 'mssp_analyst'] as const;
export type ProviderRole = (typeof providerRoles)[number];

/** Who someone is to one tenant. */
export const tenantRoles = ['owner', 'admin', 'analyst', 'viewer'] as const;
export type TenantRole = (typeof tenantRoles)[number];

export const roles = [...providerRoles, ...tenantRoles] as const;
export type Role = ProviderRole | TenantRole;

/** What the console calls each role, and whom it is for. */
export const roleWords: Record<Role, { readonly name: string; readonly about: string }> = {
  mssp_admin: { name: 'MSSP Admin', about: 'Runs the provider: every customer, the team, the subscription.' },
  mssp_analyst: { name: 'MSSP Analyst', about: 'Watches and handles the customers and groups assigned.' },
  owner: { name: 'Owner', about: 'Answers for one customer, and appoints its other owners.' },
  admin: { name: 'Admin', about: 'Runs one customer’s members, keys and settings.' },
  analyst: { name: 'Analyst', about: 'Works on one customer’s incidents.' },
  viewer: { name: 'Viewer', about: 'Reads one customer’s dashboard and incidents.' },
};

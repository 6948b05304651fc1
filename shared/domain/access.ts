/** Who someone is to the provider or to a tenant. */
export const roles = ['mssp_admin'] as const;
export type Role = (typeof roles)[number];

/** What can be allowed. Routes, live views and the client's menus read this one table. */
export const permissions = [
  'overview.read',
  'incidents.read',
  'tenants.read',
  'tenants.write',
  'ingest_keys.write',
] as const;
export type Permission = (typeof permissions)[number];

/** Role × permission, every cell spelled out: a denial is written down, not left out. */
const table: Record<Role, Record<Permission, boolean>> = {
  mssp_admin: {
    'overview.read': true,
    'incidents.read': true,
    'tenants.read': true,
    'tenants.write': true,
    'ingest_keys.write': true,
  },
};

export const permissionsOf = (held: readonly Role[]): Permission[] =>
  permissions.filter((permission) => held.some((role) => table[role][permission]));

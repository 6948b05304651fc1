import { isEmpty } from '../scope.ts';
import { type Access, may, scopeFor } from './access.ts';
import { type Permission, providerPermissions, tenantPermissions } from './permission.ts';

/** Everything someone may do somewhere: on the provider, or in at least one tenant. */
export const permissionsHeld = (access: Access): Permission[] => [
  ...providerPermissions.filter((each) => may(access, each)),
  ...tenantPermissions.filter((each) => !isEmpty(scopeFor(access, each))),
];

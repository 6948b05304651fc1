import {
  type Permission,
  permissions,
  providerPermissions,
} from '../../../shared/domain/access/permission.ts';

export interface ScopeGroup {
  readonly title: string;
  readonly permissions: readonly Permission[];
}

const ofProvider: readonly Permission[] = providerPermissions;

/** What someone may hand on to a token, in the table's order: never more than they hold. */
export function scopeGroups(held: readonly Permission[]): ScopeGroup[] {
  const mine = permissions.filter((permission) => held.includes(permission));
  const onProvider = mine.filter((one) => ofProvider.includes(one));
  const within = onProvider.length > 0 ? 'In customers' : 'In your console';
  return [
    { title: within, permissions: mine.filter((one) => !ofProvider.includes(one)) },
    { title: 'On the provider', permissions: onProvider },
  ].filter((group) => group.permissions.length > 0);
}

/** Whether a permission only looks. */
export const isReading = (permission: Permission): boolean =>
  permission === 'mssp.view' || permission.endsWith('.read');

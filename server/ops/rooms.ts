import { type Access, scopeFor } from '../../shared/domain/access/access.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';

/** Whoever reads the incidents of every tenant. */
export const ALL = 'all';
export const roomOfTenant = (id: TenantId): string => `tenant:${id}`;
export const roomOfUser = (userId: string): string => `user:${userId}`;

/** Where someone hears the news of tenants: the permission table decides. */
export function roomsOf(access: Access): string[] {
  const scope = scopeFor(access, 'incidents.read');
  return scope.kind === 'all' ? [ALL] : scope.ids.map(roomOfTenant);
}

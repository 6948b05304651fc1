import { covers, type Scope, scopeOf } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Mirror } from './mirror.ts';

/** The asked part of the reader's own scope; null when it asks for a tenant outside of it, or for none there is. */
export function narrow(
  own: Scope | null,
  asked: readonly string[] | undefined,
  mirror: Mirror,
): Scope | null {
  if (own === null || asked === undefined) return own;
  const tenants = mirror.tenants();
  const ids: TenantId[] = [];
  for (const name of asked) {
    const tenant = tenants.find(({ id, slug }) => id === name || slug === name);
    if (tenant === undefined || !covers(own, tenant.id)) return null;
    ids.push(tenant.id);
  }
  return scopeOf(ids);
}

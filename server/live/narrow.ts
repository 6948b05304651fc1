import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Scope } from '../../shared/node/db/tenancy.ts';
import type { Mirror } from './mirror.ts';

/** The asked part of the reader's own scope; null when it asks for a tenant outside of it, or for none there is. */
export function narrow(own: Scope, asked: readonly string[] | undefined, mirror: Mirror): Scope | null {
  if (asked === undefined) return own;
  const tenants = mirror.tenants();
  const ids: TenantId[] = [];
  for (const name of asked) {
    const tenant = tenants.find(({ id, slug }) => id === name || slug === name);
    if (tenant === undefined || (own.kind === 'tenants' && !own.ids.includes(tenant.id))) return null;
    ids.push(tenant.id);
  }
  return { kind: 'tenants', ids: [...new Set(ids)] };
}

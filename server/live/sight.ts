import { type Access, may, providerScope, scopeFor } from '../../shared/domain/access/access.ts';
import { covers, isSameScope, type Scope, unite } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Subscribe } from '../../shared/wire/live.ts';
import type { Mirror } from './mirror.ts';

/** What a view can show someone at most; null where it is not theirs at all. */
export function sightOf(access: Access, view: Subscribe['view']): Scope | null {
  if (view === 'tenant') return scopeFor(access, 'overview.read');
  return may(access, 'mssp.view') ? providerScope(access) : null;
}

/** All tenants that some view can show them. */
const sight = (access: Access): Scope => unite(scopeFor(access, 'overview.read'), providerScope(access));

export const isSameSight = (a: Scope | null, b: Scope | null): boolean =>
  a === null || b === null ? a === b : isSameScope(a, b);

/** The tenants that no view shows them any more. A scope over all had those that this process knows. */
export function lost(before: Access, now: Access, mirror: Mirror): readonly TenantId[] {
  const [had, has] = [sight(before), sight(now)];
  if (has.kind === 'all') return [];
  const kept = new Set(has.ids);
  const ids = had.kind === 'all' ? mirror.tenants().map(({ id }) => id) : had.ids;
  return ids.filter((id) => !kept.has(id));
}

/** Whether they see any of these tenants. */
export const sees = (access: Access, ids: readonly TenantId[]): boolean => {
  const scope = sight(access);
  return ids.some((id) => covers(scope, id));
};

import type { TenantId } from './tenant.ts';

/** The set of tenants an actor may see. Computed once per request or socket, then carried as a value. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tenants'; readonly ids: readonly TenantId[] };

export const NO_TENANT: Scope = { kind: 'tenants', ids: [] };

export const covers = (scope: Scope, id: TenantId): boolean => scope.kind === 'all' || scope.ids.includes(id);

export const isEmpty = (scope: Scope): boolean => scope.kind === 'tenants' && scope.ids.length === 0;

/** Ids sorted and each once, so that equal scopes are spelled equally. */
export const scopeOf = (ids: Iterable<TenantId>): Scope => ({
  kind: 'tenants',
  ids: [...new Set(ids)].sort(),
});

export const unite = (a: Scope, b: Scope): Scope =>
  a.kind === 'all' || b.kind === 'all' ? { kind: 'all' } : scopeOf([...a.ids, ...b.ids]);

export const isSameScope = (a: Scope, b: Scope): boolean => keyOf(a) === keyOf(b);

/** Equal for equal scopes, whatever the order of their tenants. */
export const keyOf = (scope: Scope): string => (scope.kind === 'all' ? '*' : scope.ids.toSorted().join());

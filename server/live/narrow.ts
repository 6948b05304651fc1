import { type Scope, scopeOf } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Mirror } from './mirror.ts';

export interface Narrowed {
  readonly scope: Scope;
  /** Whether every name that was asked for is a tenant of the reader's own. */
  readonly whole: boolean;
}

/** The asked part of the reader's own scope. A tenant outside of it is as absent as one that never was. */
export function narrow(own: Scope, asked: readonly string[] | undefined, mirror: Mirror): Narrowed {
  if (asked === undefined) return { scope: own, whole: true };
  const missing = new Set(asked);
  const wanted = new Set(asked);
  const mine = own.kind === 'all' ? null : new Set(own.ids);
  const ids: TenantId[] = [];
  for (const { id, slug } of mirror.tenants()) {
    if (mine?.has(id) === false || !(wanted.has(id) || wanted.has(slug))) continue;
    ids.push(id);
    missing.delete(id);
    missing.delete(slug);
  }
  return { scope: scopeOf(ids), whole: missing.size === 0 };
}

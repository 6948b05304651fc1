import { type Expression, type SqlBool, sql } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { AuditFilter } from '../../shared/wire/http/audit.ts';

/** Whose rows are read: tenants of a scope, and the provider's own, which have no tenant. */
export interface AuditReach {
  readonly scope: Scope;
  readonly ofProvider: boolean;
}

/** Row security decides which rows exist here; that a token may read no rows of the provider it cannot know. */
export const withinReach = (tx: Tx, { scope, ofProvider }: AuditReach) => {
  const rows = tx.selectFrom('audit').leftJoin('tenants', 'tenants.id', 'audit.tenant_id');
  if (scope.kind === 'tenants') {
    return rows.where(sql<boolean>`audit.tenant_id = any(${[...scope.ids]}::uuid[])`);
  }
  return ofProvider ? rows : rows.where('audit.tenant_id', 'is not', null);
};

/** What a reader chose among the rows they may read. */
export function chosen({ actor, action, tenant, from, to }: AuditFilter): Expression<SqlBool>[] {
  return [
    ...(actor
      ? [sql<boolean>`(audit.actor_id = ${actor} or strpos(lower(audit.actor_name), lower(${actor})) > 0)`]
      : []),
    ...(action?.length ? [sql<boolean>`audit.action = any(${action}::text[])`] : []),
    ...(tenant?.length
      ? [sql<boolean>`(tenants.slug = any(${tenant}::text[]) or tenants.id::text = any(${tenant}::text[]))`]
      : []),
    ...(from ? [sql<boolean>`audit.at >= ${instant(from, 'from')}`] : []),
    ...(to ? [sql<boolean>`audit.at <= ${instant(to, 'to')}`] : []),
  ];
}

/** A leap second is an instant to RFC 3339 and none to a calendar of seconds. */
function instant(text: string, field: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new Fault('bad_request', `${field} is no instant we can count`, field);
  return at;
}

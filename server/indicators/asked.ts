import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';

/** The tenants asked about; null for all there are. */
export type Asked = readonly TenantId[] | null;

export const askedOf = (scope: Scope): Asked => (scope.kind === 'all' ? null : scope.ids);

/**
 * Row security decides anyhow; said once more, it is a place in an index and not a test of each row. Time then does
 * not tell either how often others saw a thing.
 */
export const within = (asked: Asked, column: string): RawBuilder<boolean> =>
  asked === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${asked}::uuid[])`;

import { type RawBuilder, sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';

/** A fingerprint and the span of detection times, epoch milliseconds, in which it was heard of. */
export interface RecurringKey {
  readonly tenantId: TenantId;
  readonly source: string;
  readonly fingerprint: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Ids of incidents that were open at some instant of a key's span: those closed within it, the first one closed
 * after it, and the one that is open. However often a fingerprint was closed before, no more rows are looked at.
 */
export const candidates = (keys: readonly RecurringKey[]): RawBuilder<unknown> => sql`
  select found.id
  from unnest(${keys.map((key) => key.tenantId)}::uuid[], ${keys.map((key) => key.source)}::text[],
              ${keys.map((key) => key.fingerprint)}::text[], ${keys.map((key) => iso(key.from))}::timestamptz[],
              ${keys.map((key) => iso(key.to))}::timestamptz[]) as key (tenant_id, source, fingerprint, first, last)
  cross join lateral (
    (select i.id from incidents i
     where (i.tenant_id, i.source, i.fingerprint) = (key.tenant_id, key.source, key.fingerprint)
       and i.closed_at >= key.first and i.closed_at < key.last)
    union all
    (select i.id from incidents i
     where (i.tenant_id, i.source, i.fingerprint) = (key.tenant_id, key.source, key.fingerprint)
       and i.closed_at >= key.last order by i.closed_at, i.id limit 1)
    union all
    (select i.id from incidents i
     where (i.tenant_id, i.source, i.fingerprint) = (key.tenant_id, key.source, key.fingerprint)
       and i.closed_at is null order by i.id limit 1)
  ) as found`;

const iso = (at: number): string => new Date(at).toISOString();

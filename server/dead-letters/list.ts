import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { countLetters } from '../../shared/node/db/dead-letters.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { DeadLetters } from '../../shared/wire/http/routing.ts';
import { encodeCursor } from '../routes/cursor.ts';
import type { SealedIds } from '../sealed-id.ts';

/** What is shown of a record; all of it is replayed. */
const MAX_RECORD_CHARS = 20_000;

export interface LetterQuery {
  readonly tenantId: TenantId | undefined;
  /** The number of the last letter seen. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function listLetters(
  tx: Tx,
  ids: SealedIds,
  { tenantId, after, limit }: LetterQuery,
): Promise<DeadLetters> {
  let query = tx
    .selectFrom('dead_letters as d')
    .innerJoin('inbox as i', 'i.id', 'd.inbox_id')
    .innerJoin('tenants as t', 't.id', 'd.tenant_id')
    .select(['d.id', 'd.error', 'd.failed_at', 'd.attempts', 'i.format', 'i.received_at'])
    .select(['t.id as tenant_id', 't.slug', 't.name'])
    .select(sql<string>`left(d.record, ${MAX_RECORD_CHARS}::int)`.as('record'))
    .where('d.discarded_at', 'is', null);
  if (tenantId !== undefined) query = query.where('d.tenant_id', '=', tenantId);
  if (after !== undefined) query = query.where('d.id', '<', after);
  const rows = await query.orderBy('d.id', 'desc').limit(limit).execute();
  const items = rows.map((row) => ({
    id: ids.seal('letter', row.id),
    tenant: { id: row.tenant_id, slug: row.slug, name: row.name },
    format: row.format,
    record: row.record,
    error: row.error,
    received_at: row.received_at.toISOString(),
    failed_at: row.failed_at.toISOString(),
    attempts: row.attempts,
  }));
  const last = items.at(-1);
  return {
    items,
    next_cursor: rows.length === limit && last ? encodeCursor([last.id]) : null,
    total: await countLetters(tx, tenantId),
  };
}

import { sql } from 'kysely';
import type { Tx } from '../shared/node/db/tenancy.ts';
import type { Storm, StormQuery } from '../shared/wire/http/storms.ts';

/** Row security decides which storms exist here. Newest first; `after` is the last row of the page before. */
export async function listStorms(
  tx: Tx,
  { within, state }: Pick<StormQuery, 'within' | 'state'>,
  page: { readonly limit: number; readonly after: { readonly at: Date; readonly id: string } | null },
): Promise<Storm[]> {
  let query = tx.selectFrom('storms').innerJoin('tenants', 'tenants.id', 'storms.tenant_id');
  if (within !== undefined) {
    query = query.where(sql<boolean>`(tenants.slug = ${within} or tenants.id::text = ${within})`);
  }
  if (state !== undefined) query = query.where('ended_at', state === 'active' ? 'is' : 'is not', null);
  if (page.after !== null) {
    const { at, id } = page.after;
    query = query.where(sql<boolean>`(storms.began_at, storms.id) < (${at}, ${id}::uuid)`);
  }
  const rows = await query
    .selectAll('storms')
    .select(['tenants.slug', 'tenants.name'])
    .orderBy('storms.began_at', 'desc')
    .orderBy('storms.id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    tenant: { id: row.tenant_id, slug: row.slug, name: row.name },
    source: row.source,
    began_at: row.began_at.toISOString(),
    last_at: row.last_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    incidents: row.incidents,
    severity: row.severity,
  }));
}

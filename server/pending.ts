import { sql } from 'kysely';
import { Fault } from '../shared/domain/fault.ts';
import { shardOf } from '../shared/domain/shard.ts';
import type { TenantId } from '../shared/domain/tenant.ts';
import { type Author, audit } from '../shared/node/db/audit.ts';
import { appendToLogs } from '../shared/node/db/log.ts';
import { holdShard } from '../shared/node/db/shard-lock.ts';
import type { Tx } from '../shared/node/db/tenancy.ts';
import type { EventRange } from '../shared/node/redis/counters.ts';
import type { Accepted, Pending } from '../shared/wire/http/pending.ts';

/** Rows changed by one statement, so that none runs into the time limit of statements. */
const ROWS_A_STATEMENT = 5_000;

/** Back-fill that waits in this scope, a row per tenant and source, by name. `after` is the last row of the page before. */
export async function listPending(
  tx: Tx,
  page: { readonly limit: number; readonly after: readonly [slug: string, source: string] | null },
): Promise<Pending[]> {
  const [slug, source] = page.after ?? [];
  const { rows } = await sql<Row>`
    select tenants.id, tenants.slug, tenants.name, waiting.*
    from (select tenant_id, source, count(*) as incidents, min(detected_at) as oldest, max(detected_at) as newest
          from incidents where pending group by 1, 2) as waiting
    join tenants on tenants.id = waiting.tenant_id
    ${slug === undefined ? sql`` : sql`where (tenants.slug, waiting.source) > (${slug}, ${source})`}
    order by tenants.slug, waiting.source limit ${page.limit}`.execute(tx);
  return rows.map((row) => ({
    tenant: { id: row.id, slug: row.slug, name: row.name },
    source: row.source,
    incidents: row.incidents,
    oldest: row.oldest.toISOString(),
    newest: row.newest.toISOString(),
  }));
}

interface Row {
  id: string;
  slug: string;
  name: string;
  source: string;
  incidents: number;
  oldest: Date;
  newest: Date;
}

/**
 * Brings a source's back-fill into everybody's sight, and what is still to come of it: one event, however many there
 * are. In the place of the shard's writer, so that no incident is opened as pending meanwhile. `tx` is the
 * machinery's; answers the ranges to project after the commit.
 */
export async function acceptPending(
  tx: Tx,
  author: Author,
  { tenantId, source, now }: { readonly tenantId: TenantId; readonly source: string; readonly now: number },
): Promise<{ accepted: Accepted; ranges: EventRange[] }> {
  await holdShard(tx, shardOf(tenantId));
  const before = await tx
    .selectFrom('sources')
    .select('accepted_at')
    .where('tenant_id', '=', tenantId)
    .where('source', '=', source)
    .executeTakeFirst();
  if (before === undefined) throw new Fault('not_found', 'no such source here has sent anything', 'source');
  const incidents = await clear(tx, tenantId, source);
  const accepted = { source, incidents };
  if (incidents === 0 && before.accepted_at !== null) return { accepted, ranges: [] };
  await tx
    .updateTable('sources')
    .set({ accepted_at: new Date(now) })
    .where('tenant_id', '=', tenantId)
    .where('source', '=', source)
    .execute();
  const event = {
    kind: 'pending.accepted',
    incidentId: null,
    at: now,
    actor: author.id ?? 'watchfloor',
    data: accepted,
  } as const;
  const ranges = await appendToLogs(tx, new Map(incidents === 0 ? [] : [[tenantId, [event]]]));
  await audit(tx, author, {
    action: 'pending.accepted',
    tenantId,
    target: { type: 'source', id: source, label: source },
    before: { pending: incidents },
    after: { pending: 0 },
  });
  return { accepted, ranges };
}

async function clear(tx: Tx, tenantId: TenantId, source: string): Promise<number> {
  for (let cleared = 0; ; ) {
    const { numAffectedRows } = await sql`
      update incidents set pending = false where id in (
        select id from incidents where tenant_id = ${tenantId} and source = ${source} and pending
        order by id limit ${ROWS_A_STATEMENT} for update)`.execute(tx);
    cleared += Number(numAffectedRows ?? 0);
    if (Number(numAffectedRows ?? 0) < ROWS_A_STATEMENT) return cleared;
  }
}

import { sql } from 'kysely';
import { DAY_MS, HOUR_MS } from '../../shared/domain/clock.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { WorkerDeps } from '../deps.ts';
import { trim } from './trim.ts';

/** Raw payloads can be read for this long after they were recorded. */
const RAW_KEPT_MS = 90 * DAY_MS;
/** A retried request is recognised for this long; sensors give up far earlier. */
const RECEIPTS_KEPT_MS = 7 * DAY_MS;
/** Sources are counted over a day; a step more, so that none goes while it is counted. */
const TRAFFIC_KEPT_MS = DAY_MS + HOUR_MS;
/** Rows deleted per transaction, so that no delete holds others up. */
const DELETE_ROWS = 5_000;

/** Removes what no one needs any more: old buckets, old raw payloads, old receipts. */
export async function retain(deps: WorkerDeps): Promise<void> {
  const now = deps.clock();
  const tenants = await deps.tenancy.asSystem('list tenants to trim', (tx) =>
    tx.selectFrom('tenants').select('id').execute(),
  );
  for (const { id } of tenants) await trim(deps.redis, id as TenantId, now);
  await deleteAll(deps, 'inbox', 'processed_at', now - RAW_KEPT_MS);
  await deleteAll(deps, 'source_traffic', 'at', now - TRAFFIC_KEPT_MS);
  await deleteAll(deps, 'refusal_counts', 'at', now - TRAFFIC_KEPT_MS);
  await deleteAll(deps, 'receipts', 'received_at', now - RECEIPTS_KEPT_MS);
}

type Aged = 'inbox' | 'receipts' | 'source_traffic' | 'refusal_counts';

async function deleteAll(deps: WorkerDeps, table: Aged, column: string, before: number) {
  for (;;) {
    const deleted = await deps.tenancy.asSystem(`delete old ${table}`, async (tx) => {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid in (
          select ctid from ${sql.table(table)} where ${sql.ref(column)} < ${new Date(before)} limit ${DELETE_ROWS})`.execute(
        tx,
      );
      return Number(numAffectedRows ?? 0);
    });
    if (deleted < DELETE_ROWS) return;
  }
}

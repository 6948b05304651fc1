import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { loadIncidents } from '../../../shared/node/db/incidents.ts';
import { holdShard } from '../../../shared/node/db/shard-lock.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

/** Postgres keeps the plan of a prepared statement from the sixth time on. */
const UNTIL_KEPT = 8;
const HISTORY = 3_000;
const UNKNOWN = 100;
/** More rows than a few for each key would be a reading of the history. */
const MOST_ROWS = UNKNOWN;

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const recordsOf = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) => ({
    external_id: `${name}-${n}`,
    source: 'edr',
    title: 'Suspicious process',
    severity: 'low',
  }));

const record = async (tenant: TenantId, count: number, name: string) =>
  drain(bench.deps, await putRecords(bench.deps, tenant, recordsOf(count, name)));

/** Rows of `incidents` that a worker reads to learn that it knows none of these records. */
const rowsReadFor = (tenantId: TenantId, count: number) =>
  bench.tenancy.asSystem('count rows read', async (tx) => {
    await holdShard(tx, 0);
    const keys = recordsOf(count, 'unknown').map((each) => ({
      tenantId,
      source: each.source,
      externalId: each.external_id,
    }));
    expect(await loadIncidents(tx, keys)).toEqual([]);
    const { rows } = await sql<{ read: number }>`
      select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables
      where relname = 'incidents'`.execute(tx);
    return rows[0]!.read;
  });

test('a plan made while there was next to nothing still serves when there is much', async () => {
  const { id } = await newTenant(bench.tenancy);
  for (let n = 0; n < UNTIL_KEPT; n++) await record(id, 1, `early-${n}`);
  await record(id, HISTORY, 'history');
  expect(await rowsReadFor(id, UNKNOWN)).toBeLessThanOrEqual(MOST_ROWS);
});

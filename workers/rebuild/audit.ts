import { isKept, type Moves } from '../../shared/domain/tally.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { snapshotCounters } from '../../shared/node/db/counters.ts';
import { readCounters } from '../../shared/node/redis/counters.ts';
import type { WorkerDeps } from '../deps.ts';

/** One counter that Redis and SQL do not agree on. */
export interface Drift {
  readonly tenantId: TenantId;
  readonly field: string;
  readonly held: number;
  readonly counted: number;
}

/**
 * Compares every tenant's counters with what SQL counts. A tenant that moved on between the two reads is left for
 * the next audit: only equal positions can be compared. A log that ends before its counters went back, as after a
 * restored backup: they would skip its next events, so that is drift too. Drift must be 0; what has drifted is
 * rebuilt.
 */
export async function audit(
  deps: Pick<WorkerDeps, 'tenancy' | 'redis' | 'clock' | 'projection' | 'log'>,
): Promise<Drift[]> {
  const rows = await deps.tenancy.asSystem('audit counters', (tx) =>
    tx.selectFrom('tenants').select('id').execute(),
  );
  const drifts: Drift[] = [];
  for (const row of rows) drifts.push(...(await auditTenant(deps, row.id as TenantId)));
  const drifted = [...new Set(drifts.map((drift) => drift.tenantId))];
  if (drifted.length > 0) {
    deps.log.error(
      { drifts: drifts.slice(0, 20), tenants: drifted.length },
      'counters drifted; rebuilding them',
    );
    await deps.projection.rebuild(drifted);
  }
  return drifts;
}

async function auditTenant(
  { tenancy, redis, clock }: Pick<WorkerDeps, 'tenancy' | 'redis' | 'clock'>,
  tenantId: TenantId,
): Promise<Drift[]> {
  const held = await readCounters(redis, tenantId);
  const now = clock();
  const [counted] = await tenancy.asSystem('audit counters', (tx) => snapshotCounters(tx, [tenantId], now));
  if (held === null || counted === undefined || held.seq < counted.seq) return [];
  if (held.seq > counted.seq) return [{ tenantId, field: 'seq', held: held.seq, counted: counted.seq }];
  return compare(tenantId, held.fields, counted.fields, now);
}

function compare(tenantId: TenantId, held: Moves, counted: Moves, now: number): Drift[] {
  const fields = new Set([...held.keys(), ...counted.keys()].filter((field) => isKept(field, now)));
  return [...fields]
    .map((field) => ({ tenantId, field, held: held.get(field) ?? 0, counted: counted.get(field) ?? 0 }))
    .filter((drift) => drift.held !== drift.counted);
}

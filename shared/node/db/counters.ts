import { sql } from 'kysely';
import { DAY_MS } from '../../domain/clock.ts';
import type { Module, Severity } from '../../domain/incident.ts';
import { isKept, type Moves, tally } from '../../domain/tally.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { HOURS_KEPT } from '../../domain/window.ts';
import type { Tx } from './tenancy.ts';

/** A tenant's counters as the incidents table says them, and the `seq` they belong to. */
export interface CounterSnapshot {
  readonly tenantId: TenantId;
  readonly seq: number;
  readonly fields: Moves;
}

interface Group {
  tenant_id: TenantId;
  seq: number;
  incidents: number | null;
  severity: Severity;
  open: boolean;
  module: Module;
  assigned: boolean;
  detected_minute: number;
  closed_minute: number | null;
}

/** Incidents closed and detected before all windows move no counter and are not read. */
const WINDOW_MS = (HOURS_KEPT / 24) * DAY_MS;

/**
 * Counts from SQL what the live counters hold. One statement is one snapshot, so the head's `seq` and the
 * incidents belong together. Groups go through the same `tally` as live events: one definition of every counter.
 */
export async function snapshotCounters(
  tx: Tx,
  tenants: readonly TenantId[],
  now: number,
): Promise<CounterSnapshot[]> {
  const cutoff = new Date(now - WINDOW_MS - DAY_MS);
  const { rows } = await sql<Group>`
    with grouped as (
      select tenant_id, severity, status <> 'closed' as open, module, assignee is not null as assigned,
             extract(epoch from date_trunc('minute', detected_at))::bigint / 60 as detected_minute,
             extract(epoch from date_trunc('minute', closed_at))::bigint / 60 as closed_minute,
             count(*) as incidents
      from incidents
      where tenant_id = any(${tenants}::uuid[])
        and (status <> 'closed' or detected_at >= ${cutoff} or closed_at >= ${cutoff})
      group by 1, 2, 3, 4, 5, 6, 7
    )
    select heads.tenant_id, heads.seq, severity, open, module, assigned, detected_minute, closed_minute, incidents
    from heads left join grouped using (tenant_id)
    where heads.tenant_id = any(${tenants}::uuid[])`.execute(tx);
  return collect(rows, now);
}

function collect(rows: readonly Group[], now: number): CounterSnapshot[] {
  const snapshots = new Map<TenantId, CounterSnapshot>();
  for (const row of rows) {
    let snapshot = snapshots.get(row.tenant_id);
    if (snapshot === undefined) {
      snapshot = { tenantId: row.tenant_id, seq: row.seq, fields: new Map() };
      snapshots.set(row.tenant_id, snapshot);
    }
    if (row.incidents !== null) tally(snapshot.fields, factsOfGroup(row), row.incidents);
  }
  for (const { fields } of snapshots.values()) {
    for (const field of fields.keys()) if (!isKept(field, now)) fields.delete(field);
  }
  return [...snapshots.values()];
}

const MINUTE = 60_000;
const factsOfGroup = (row: Group) => ({
  severity: row.severity,
  status: row.open ? ('open' as const) : ('closed' as const),
  module: row.module,
  assigned: row.assigned,
  detectedAt: row.detected_minute * MINUTE,
  closedAt: row.closed_minute === null ? null : row.closed_minute * MINUTE,
});

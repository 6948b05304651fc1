import { sql } from 'kysely';
import { type EventData, type LogEvent, project } from '../../domain/event.ts';
import type { Moves } from '../../domain/tally.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { EventRange } from '../redis/counters.ts';
import { rowSet } from './row-set.ts';
import type { Tx } from './tenancy.ts';

/** How many events and incident numbers a tenant takes in this transaction. */
export interface Advance {
  readonly tenantId: TenantId;
  readonly events: number;
  readonly numbers: number;
}

/** Where a tenant's log ended before this transaction. */
export interface Head {
  readonly seq: number;
  readonly number: number;
}

/**
 * Moves the heads and thereby locks them: from here to the commit no one else may append to these logs, so `seq`
 * has no gaps. Last step before commit, tenants in sorted order, so that two writers never wait for each other.
 */
export async function advanceHeads(tx: Tx, advances: readonly Advance[]): Promise<Map<TenantId, Head>> {
  if (advances.length === 0) return new Map();
  const sorted = advances.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
  const ids = sorted.map((advance) => advance.tenantId);
  const { rows } = await sql<{ tenant_id: TenantId; seq: number; number: number }>`
    with locked as materialized (
      select tenant_id from heads where tenant_id = any(${ids}::uuid[]) order by tenant_id for update
    )
    update heads set seq = heads.seq + advance.events, number = heads.number + advance.numbers
    from locked join unnest(${ids}::uuid[], ${sorted.map((advance) => advance.events)}::int[],
                            ${sorted.map((advance) => advance.numbers)}::int[]) as advance (tenant_id, events, numbers)
      using (tenant_id)
    where heads.tenant_id = locked.tenant_id
    returning heads.tenant_id, heads.seq - advance.events as seq, heads.number - advance.numbers as number`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.tenant_id, { seq: row.seq, number: row.number }]));
}

export interface NumberedEvent {
  readonly tenantId: TenantId;
  readonly seq: number;
  readonly event: LogEvent;
}

const entries = rowSet({
  tenant_id: 'uuid',
  seq: 'bigint',
  at: 'timestamptz',
  kind: 'text',
  incident_id: 'bigint',
  actor: 'text',
  data: 'jsonb',
});

export async function appendEvents(tx: Tx, events: readonly NumberedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ tenantId, seq, event }) => ({
    tenant_id: tenantId,
    seq,
    at: new Date(event.at).toISOString(),
    kind: event.kind,
    incident_id: event.incidentId,
    actor: event.actor,
    data: event.data,
  }));
  await sql`insert into events (tenant_id, seq, at, kind, incident_id, actor, data) ${entries(rows)}`.execute(
    tx,
  );
}

/** What a tenant's new events are in its log, which ended before them at `before`; and what they do to its counters. */
export function entriesOf(tenantId: TenantId, before: number, events: readonly LogEvent[]): NumberedEvent[] {
  return events.map((event, index) => ({ tenantId, seq: before + index + 1, event }));
}

export function rangeOf(tenantId: TenantId, before: number, events: readonly LogEvent[]): EventRange {
  const moves: Moves = new Map();
  for (const event of events) project(moves, event.data);
  return { tenantId, first: before + 1, last: before + events.length, moves };
}

/** Appends events that open no incident. Answers the ranges to project once this transaction has committed. */
export async function appendToLogs(
  tx: Tx,
  events: ReadonlyMap<TenantId, readonly LogEvent[]>,
): Promise<EventRange[]> {
  if (events.size === 0) return [];
  const advances = [...events].map(([tenantId, list]) => ({ tenantId, events: list.length, numbers: 0 }));
  const heads = await advanceHeads(tx, advances);
  const seqOf = (tenantId: TenantId) => heads.get(tenantId)!.seq;
  await appendEvents(
    tx,
    [...events].flatMap(([tenantId, list]) => entriesOf(tenantId, seqOf(tenantId), list)),
  );
  return [...events].map(([tenantId, list]) => rangeOf(tenantId, seqOf(tenantId), list));
}

/** What the counters need of the events after `after`, oldest first, at most `limit`. */
export async function readMoves(tx: Tx, tenant: TenantId, after: number, limit: number) {
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'data'])
    .where('tenant_id', '=', tenant)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ seq: row.seq, data: row.data as EventData }));
}

export async function readHeads(tx: Tx): Promise<Map<TenantId, number>> {
  const rows = await tx.selectFrom('heads').select(['tenant_id', 'seq']).execute();
  return new Map(rows.map((row) => [row.tenant_id as TenantId, row.seq]));
}

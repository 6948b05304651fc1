import { sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Match, PlaceKind, Rule } from '../ingest/routing/rule.ts';
import type { Tx } from './tenancy.ts';

/** The rules in force, in order of position. */
export async function readRules(tx: Tx): Promise<Rule[]> {
  const rows = await tx
    .selectFrom('routing_rules')
    .select(['id', 'position', 'kind', 'name', 'format', 'match', 'value', 'tenant_id'])
    .where('enabled', '=', true)
    .orderBy('position')
    .execute();
  return rows.map(({ kind, match, tenant_id, ...rest }) => ({
    ...rest,
    kind: kind as PlaceKind,
    match: match as Match,
    tenantId: tenant_id as TenantId,
  }));
}

/** Which state of rules and tenants a record is routed by. Read before them, it is never newer than they are. */
export async function routingGeneration(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('routing_generation').select('generation').executeTakeFirstOrThrow();
  return row.generation;
}

/** Records that a rule placed since it was last told. */
export interface Matched {
  readonly id: string;
  readonly records: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Adds to what rules have matched; a rule that is gone is nobody's. */
export async function countMatched(tx: Tx, matched: readonly Matched[]): Promise<void> {
  if (matched.length === 0) return;
  // One order for all servers, so that two of them never wait for each other.
  const rows = matched
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, records, at }) => ({ id, records, at: new Date(at) }));
  await sql`
    with entry as materialized (
      select e.* from json_to_recordset(${JSON.stringify(rows)}::json) as e (id uuid, records bigint, at timestamptz)
      join routing_rules r using (id) order by id for update of r)
    update routing_rules set matched = matched + entry.records,
      last_matched_at = greatest(last_matched_at, entry.at)
    from entry where entry.id = routing_rules.id`.execute(tx);
}

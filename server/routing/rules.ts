import { sql } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { RoutingRule, RoutingRules } from '../../shared/wire/http/routing.ts';

const RULES_LOCK = 0x52_4c;

/** Rules change one after the other: each has a position among all of them. */
export const lockRules = (tx: Tx) => sql`select pg_advisory_xact_lock(${RULES_LOCK})`.execute(tx);

const rulesWithTenants = (tx: Tx) =>
  tx
    .selectFrom('routing_rules as r')
    .innerJoin('tenants as t', 't.id', 'r.tenant_id')
    .select(['r.id', 'r.position', 'r.kind', 'r.name', 'r.format', 'r.match', 'r.value', 'r.enabled'])
    .select(['r.matched', 'r.last_matched_at', 'r.created_at'])
    .select(['t.id as tenant_id', 't.slug as tenant_slug', 't.name as tenant_name']);

export type RuleRow = Awaited<ReturnType<ReturnType<typeof rulesWithTenants>['execute']>>[number];

const presentRule = (row: RuleRow): RoutingRule => ({
  id: row.id,
  position: row.position,
  place: { kind: row.kind as RoutingRule['place']['kind'], name: row.name },
  format: row.format,
  match: row.match as RoutingRule['match'],
  value: row.value,
  tenant: { id: row.tenant_id, slug: row.tenant_slug, name: row.tenant_name },
  enabled: row.enabled,
  matched: row.matched,
  last_matched_at: row.last_matched_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});

/** In the order in which they are asked. */
export async function listRules(tx: Tx): Promise<RoutingRules> {
  return { items: (await rulesWithTenants(tx).orderBy('r.position').execute()).map(presentRule) };
}

export async function findRule(tx: Tx, id: string): Promise<RoutingRule> {
  const row = isUuid(id) ? await rulesWithTenants(tx).where('r.id', '=', id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Fault('not_found', 'no such routing rule', 'rule');
  return presentRule(row);
}

/** Puts a rule at a position among the others, or last, and gives all of them positions from 1. */
export async function arrange(tx: Tx, id: string, position: number | undefined): Promise<void> {
  const rows = await tx.selectFrom('routing_rules').select('id').orderBy('position').orderBy('id').execute();
  const others = rows.map((row) => row.id).filter((each) => each !== id);
  const at = Math.min((position ?? others.length + 1) - 1, others.length);
  await number(tx, others.toSpliced(at, 0, id));
}

/** Closes the gap that a removed rule leaves. */
export async function closeGaps(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('routing_rules').select('id').orderBy('position').orderBy('id').execute();
  await number(
    tx,
    rows.map((row) => row.id),
  );
}

const number = (tx: Tx, ids: readonly string[]) =>
  sql`update routing_rules set position = placed.position
      from unnest(${ids}::uuid[]) with ordinality as placed (id, position)
      where placed.id = routing_rules.id and placed.position <> routing_rules.position`.execute(tx);

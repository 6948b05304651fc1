import { type SelectQueryBuilder, sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Database } from '../../shared/node/db/schema.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import { type Choice, isSearch } from './choice.ts';
import { alternatives, bounds, lookedForIn, searchedBy, withinScope } from './conditions.ts';

/** Incidents that a search may find before it is called common: some forty milliseconds of Postgres' time. */
const MAX_FOUND = 20_000;
/** Of a common search the newest are looked at, and the rest is not counted. */
const NEWEST_OF_COMMON = 1_000;

/** What a search found, as places in the register. */
export interface Finding {
  readonly found: ReadonlyMap<TenantId, readonly number[]>;
  /** False where there is more than was looked at. */
  readonly complete: boolean;
}

/** null where nothing is searched for. */
export const findFor = async (
  { tenancy, maxFound = MAX_FOUND }: FindDeps,
  scope: Scope,
  choice: Choice,
): Promise<Finding | null> =>
  isSearch(choice.search)
    ? tenancy.asSystem('search the queue', (tx) => find(tx, scope, choice, maxFound))
    : null;

export interface FindDeps {
  readonly tenancy: Tenancy;
  /** Where little is common, in place of MAX_FOUND. */
  readonly maxFound?: number;
}

/**
 * Asks Postgres for what the register does not know: words, tags, techniques, indicators. As the machinery, for row
 * security lets no index of words be used; so the scope is said here, the register counts no tenant outside of it,
 * and rows are read under row security. An answer tells where incidents are, and nothing that is in them.
 */
async function find(tx: Tx, scope: Scope, choice: Choice, maxFound: number): Promise<Finding> {
  await sql.raw(SETTINGS).execute(tx);
  const ways = waysOf(tx, scope, choice);
  const found = new Map<TenantId, Set<number>>();
  for (const way of ways) {
    const rows = (await estimate(tx, way)) > maxFound ? null : await way.limit(maxFound + 1).execute();
    if (rows === null || rows.length > maxFound) return newest(ways);
    note(found, rows);
  }
  return { found: listed(found), complete: true };
}

/** One plan for each search: words differ by a factor of a million. All that a common one finds fits in memory. */
const SETTINGS = `set local plan_cache_mode = force_custom_plan; set local work_mem = '32MB';
  set local max_parallel_workers_per_gather = 0`;

type Way = SelectQueryBuilder<Database, 'incidents', Place>;
interface Place {
  readonly tenant_id: string;
  readonly number: number;
}

/** A search may mean different things, and each has an index of its own. */
function waysOf(tx: Tx, scope: Scope, choice: Choice): Way[] {
  const { search } = choice;
  const common = [...bounds(choice), ...withinScope(scope), ...lookedForIn(search), ...searchedBy(search)];
  const all = tx.selectFrom('incidents').select(['tenant_id', 'number']);
  const either = alternatives(search);
  const ways = either.length === 0 ? [common] : either.map((each) => [...common, each]);
  return ways.map((way) => all.where(({ and }) => and(way)));
}

/** By what Postgres knows of words: asked before the work is done, it costs a millisecond. */
async function estimate(tx: Tx, way: Way): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) ${way}`.execute(tx);
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'];
}

async function newest(ways: readonly Way[]): Promise<Finding> {
  const found = new Map<TenantId, Set<number>>();
  for (const way of ways) {
    const rows = await way
      .orderBy('detected_at', 'desc')
      .orderBy('id', 'desc')
      .limit(NEWEST_OF_COMMON)
      .execute();
    note(found, rows);
  }
  return { found: listed(found), complete: false };
}

function note(found: Map<TenantId, Set<number>>, rows: readonly Place[]): void {
  for (const { tenant_id, number } of rows) {
    const places = found.get(tenant_id as TenantId) ?? new Set();
    found.set(tenant_id as TenantId, places.add(number - 1));
  }
}

const listed = (found: ReadonlyMap<TenantId, Set<number>>) =>
  new Map([...found].map(([id, places]) => [id, [...places]]));

import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import { type Choice, isSearch } from './choice.ts';
import { alternatives, bounds, searchedBy, withinScope } from './conditions.ts';

/** Incidents that a search may find before it is called common: some forty milliseconds of Postgres' time. */
export const MAX_FOUND = 20_000;

/** What a search found, as places in the register. */
export interface Finding {
  readonly found: ReadonlyMap<TenantId, readonly number[]>;
  /** False where there is more than was looked at. */
  readonly complete: boolean;
}

/** null where nothing is searched for. */
export const findFor = (tenancy: Tenancy, scope: Scope, choice: Choice): Promise<Finding | null> =>
  isSearch(choice.search) ? tenancy.asScope(scope, (tx) => find(tx, scope, choice)) : Promise.resolve(null);

/** Asks Postgres for what the register does not know: words, tags, techniques, indicators. */
async function find(tx: Tx, scope: Scope, choice: Choice): Promise<Finding> {
  const common = [...bounds(choice), ...withinScope(scope), ...searchedBy(choice.search)];
  const either = alternatives(choice.search);
  const ways = either.length === 0 ? [[]] : either.map((each) => [each]);
  const found = new Map<TenantId, Set<number>>();
  let complete = true;
  for (const way of ways) {
    const rows = await tx
      .selectFrom('incidents')
      .select(['tenant_id', 'number'])
      .where(({ and }) => and([...common, ...way]))
      .limit(MAX_FOUND + 1)
      .execute();
    complete &&= rows.length <= MAX_FOUND;
    for (const row of rows) {
      const places = found.get(row.tenant_id as TenantId) ?? new Set();
      found.set(row.tenant_id as TenantId, places.add(row.number - 1));
    }
  }
  return { found: new Map([...found].map(([id, places]) => [id, [...places]])), complete };
}

import { sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Choice } from './choice.ts';
import { conditions, withinScope } from './conditions.ts';
import { findFor } from './find.ts';
import { type Placed, pageHeld } from './register/page.ts';
import type { Register } from './register/register.ts';
import { type IncidentRow, selection, withTenant } from './rows.ts';

/** A place in the list, newest first: the row after which a page begins. */
export interface Position {
  readonly at: Date;
  readonly id: number;
}

export interface Page {
  readonly limit: number;
  readonly after: Position | null;
}

export interface PageDeps {
  readonly tenancy: Tenancy;
  readonly register: Register;
}

export interface PageRows {
  readonly rows: readonly IncidentRow[];
  /** Where the next page begins; null after the last. */
  readonly next: Position | null;
}

/**
 * The newest of what a choice selects, after a position. The register names them, whatever the combination of
 * filters, and what it names is asked of Postgres again: a row that has changed since is left out.
 */
export async function readPage(deps: PageDeps, scope: Scope, choice: Choice, page: Page): Promise<PageRows> {
  const finding = await findFor(deps.tenancy, scope, choice);
  const oneMore = { ...page, limit: page.limit + 1 };
  // What a common word finds is found by time, as it comes.
  const placed =
    finding?.complete === false
      ? null
      : await deps.register.ask(scope, choice.within, (tenants) =>
          pageHeld(tenants, choice, oneMore, finding?.found ?? null),
        );
  return deps.tenancy.asScope(scope, async (tx) => {
    if (placed === null) return pageInSql(tx, choice, scope, oneMore);
    const shown = placed.slice(0, page.limit);
    const rows = await rowsAmong(tx, choice, shown);
    return { rows, next: placed.length > shown.length ? positionOf(shown.at(-1)) : null };
  });
}

const positionOf = (last: Placed | undefined): Position | null =>
  last === undefined ? null : { at: new Date(last.at), id: last.id };

const newestFirst = (query: ReturnType<typeof selection>) =>
  query.orderBy('incidents.detected_at', 'desc').orderBy('incidents.id', 'desc').execute();

const rowsAmong = (tx: Tx, choice: Choice, placed: readonly Placed[]): Promise<IncidentRow[]> =>
  newestFirst(
    selection(withTenant(tx))
      .where(sql<boolean>`incidents.id = any(${placed.map(({ id }) => id)}::bigint[])`)
      .where(({ and }) => and(conditions(choice))),
  );

export async function pageInSql(tx: Tx, choice: Choice, scope: Scope, { limit, after }: Page): Promise<PageRows> {
  // The best plan for one choice is the worst for another.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
  let query = selection(withTenant(tx)).where(({ and }) =>
    and([...conditions(choice), ...withinScope(scope)]),
  );
  if (after !== null) {
    query = query.where(sql<boolean>`(incidents.detected_at, incidents.id) < (${after.at}, ${after.id})`);
  }
  const found = await newestFirst(query.limit(limit));
  const rows = found.slice(0, limit - 1);
  const last = rows.at(-1);
  return {
    rows,
    next: found.length < limit ? null : positionOf(last && { at: last.detected_at.getTime(), id: last.id }),
  };
}

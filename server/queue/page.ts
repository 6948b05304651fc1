import { sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { IncidentOrder } from '../../shared/wire/http/incidents.ts';
import type { Choice } from './choice.ts';
import { conditions, searches, withinScope } from './conditions.ts';
import { type FindDeps, findFor } from './find.ts';
import { type Placed, pageHeld } from './register/page.ts';
import type { Register } from './register/register.ts';
import { type IncidentRow, selection, withTenant } from './rows.ts';

/** A place in the list: the row after which a page begins. */
export interface Position {
  readonly at: Date;
  readonly id: number;
}

export interface Page {
  readonly order: IncidentOrder;
  readonly limit: number;
  readonly after: Position | null;
}

export interface PageDeps extends FindDeps {
  readonly register: Register;
}

export interface PageRows {
  readonly rows: readonly IncidentRow[];
  /** Where the next page begins; null after the last. */
  readonly next: Position | null;
}

/** What a choice selects after a position, in the order of the page. */
export async function readPage(deps: PageDeps, scope: Scope, choice: Choice, page: Page): Promise<PageRows> {
  const oneMore = { ...page, limit: page.limit + 1 };
  const placed = await placesOf(deps, scope, choice, oneMore);
  return deps.tenancy.asScope(scope, async (tx) => {
    if (placed === null) return pageInSql(tx, choice, scope, oneMore);
    const shown = placed.slice(0, page.limit);
    const rows = await rowsAmong(tx, choice, shown, page.order);
    return { rows, next: placed.length > shown.length ? positionOf(shown.at(-1)) : null };
  });
}

/**
 * Which rows a page has, whatever the combination of filters; null where the register cannot say. A row may have
 * changed since: what is read by these places is to be asked of Postgres again.
 */
export async function placesOf(
  deps: PageDeps,
  scope: Scope,
  choice: Choice,
  page: Page,
): Promise<Placed[] | null> {
  const finding = await findFor(deps, scope, choice);
  if (finding?.complete === false) return sift(deps, scope, choice, page);
  return deps.register.ask(scope, choice.within, (tenants) =>
    pageHeld(tenants, choice, page, finding?.found ?? null),
  );
}

/** Rows that are looked through first for what a common search finds; four times as many with each round. */
const FIRST_SIFTED = 1_000;
const MAX_SIFTED = 16_000;

/** What a common search finds is among the next rows: they are named by the register and searched by Postgres. */
async function sift(
  { tenancy, register }: PageDeps,
  scope: Scope,
  choice: Choice,
  { order, limit, after }: Page,
): Promise<Placed[] | null> {
  const kept: Placed[] = [];
  let from = after;
  for (let round = FIRST_SIFTED; ; round = Math.min(4 * round, MAX_SIFTED)) {
    const page = { order, limit: round, after: from };
    const next = await register.ask(scope, choice.within, (tenants) => pageHeld(tenants, choice, page, null));
    if (next === null) return null;
    const found = await tenancy.asScope(scope, (tx) => searchAmong(tx, choice, next));
    kept.push(...next.filter(({ id }) => found.has(id)));
    if (kept.length >= limit || next.length < round) return kept.slice(0, limit);
    from = positionOf(next.at(-1));
  }
}

async function searchAmong(tx: Tx, choice: Choice, placed: readonly Placed[]): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('incidents')
    .select('id')
    .where(sql<boolean>`incidents.id = any(${placed.map(({ id }) => id)}::bigint[])`)
    .where(({ and }) => and(searches(choice.search)))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export const positionOf = (last: Placed | undefined): Position | null =>
  last === undefined ? null : { at: new Date(last.at), id: last.id };

function ordered(query: ReturnType<typeof selection>, order: IncidentOrder): Promise<IncidentRow[]> {
  const direction = order === 'newest' ? 'desc' : 'asc';
  return query.orderBy('incidents.detected_at', direction).orderBy('incidents.id', direction).execute();
}

/** Those of these places that are still selected. */
export const rowsAmong = (
  tx: Tx,
  choice: Choice,
  placed: readonly Placed[],
  order: IncidentOrder,
): Promise<IncidentRow[]> =>
  ordered(
    selection(withTenant(tx))
      .where(sql<boolean>`incidents.id = any(${placed.map(({ id }) => id)}::bigint[])`)
      .where(({ and }) => and(conditions(choice))),
    order,
  );

export async function pageInSql(
  tx: Tx,
  choice: Choice,
  scope: Scope,
  { order, limit, after }: Page,
): Promise<PageRows> {
  // The best plan for one choice is the worst for another.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
  let query = selection(withTenant(tx)).where(({ and }) =>
    and([...conditions(choice), ...withinScope(scope)]),
  );
  if (after !== null) {
    const beyond = order === 'newest' ? sql`<` : sql`>`;
    query = query.where(
      sql<boolean>`(incidents.detected_at, incidents.id) ${beyond} (${after.at}, ${after.id})`,
    );
  }
  const found = await ordered(query.limit(limit), order);
  const rows = found.slice(0, limit - 1);
  const last = rows.at(-1);
  return {
    rows,
    next: found.length < limit ? null : positionOf(last && { at: last.detected_at.getTime(), id: last.id }),
  };
}

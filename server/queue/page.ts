import { sql } from 'kysely';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Choice } from './choice.ts';
import { bounds, conditions } from './conditions.ts';
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

/** Newest first. */
export function listIncidents(tx: Tx, choice: Choice, { limit, after }: Page): Promise<IncidentRow[]> {
  const query = selection(withTenant(tx)).where(({ and }) => and(conditions(choice)));
  const further =
    after === null
      ? query
      : query.where(sql<boolean>`(incidents.detected_at, incidents.id) < (${after.at}, ${after.id})`);
  return further
    .orderBy('incidents.detected_at', 'desc')
    .orderBy('incidents.id', 'desc')
    .limit(limit)
    .execute();
}

/** How many rows the choice selects, and how many of the scope it leaves out. */
export async function countIncidents(tx: Tx, choice: Choice): Promise<{ total: number; hidden: number }> {
  const { total, all } = await tx
    .selectFrom('incidents')
    .where(({ and }) => and(bounds(choice)))
    .select(({ and }) => [
      sql<number>`count(*) filter (where ${and(conditions(choice))})`.as('total'),
      sql<number>`count(*)`.as('all'),
    ])
    .executeTakeFirstOrThrow();
  return { total, hidden: all - total };
}

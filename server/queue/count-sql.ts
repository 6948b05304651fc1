import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Choice } from './choice.ts';
import { bounds, conditionsByPart, type FilterPart } from './conditions.ts';
import type { Counted } from './count.ts';
import { addAssignee, codedFacets, emptyCounts, type FacetCounts } from './facet-counts.ts';
import { type Coded, encode } from './register/code.ts';
import { assigneeKey } from './register/columns.ts';
import { freeze } from './register/read.ts';
import { FAILS, unaskedFailures } from './register/sieve.ts';

/** The same counts where the register cannot answer: one look at every row for each filter that has many values. */
export const countInSql = (tenancy: Tenancy, scope: Scope, choice: Choice): Promise<Counted> =>
  tenancy.asScope(scope, async (tx) => {
    await freeze(tx);
    const counts = emptyCounts();
    await countCodes(tx, choice, counts);
    await countValues(tx, choice, counts);
    return { asOf: choice.now, exact: true, counts };
  });

/** A bit for each filter that a row fails, as the register has it. */
function failures(choice: Choice): RawBuilder<number> {
  const parts = Object.entries(conditionsByPart(choice)) as [FilterPart, Expression<boolean>[]][];
  const bits = parts
    .filter(([, conditions]) => conditions.length > 0)
    .map(
      ([part, conditions]) =>
        sql`case when ${sql.join(conditions, sql` and `)} then 0 else ${sql.lit(FAILS[part])} end`,
    );
  return sql<number>`(${sql.join(bits, sql` | `)})`;
}

const among = (choice: Choice) => sql.join([sql`true`, ...bounds(choice)], sql` and `);

async function countCodes(tx: Tx, choice: Choice, counts: FacetCounts): Promise<void> {
  const { rows } = await sql<Omit<Coded, 'duplicate'> & { fails: number; n: number }>`
    select ${failures(choice)} as fails, severity, status, module, pending,
           coalesce(snoozed_until > ${new Date(choice.now)}, false) as snoozed, count(*) as n
    from incidents where ${among(choice)} group by 1, 2, 3, 4, 5, 6`.execute(tx);
  const unasked = unaskedFailures(choice);
  for (const { fails, n, ...coded } of rows) {
    counts.all += n;
    if (fails === 0) counts.total += n;
    else if ((fails & ~unasked) === 0 && fails & FAILS.severity) counts.hiddenInfo += n;
    else if ((fails & ~unasked) === 0) counts.hiddenSnoozed += n;
    for (const facet of codedFacets) {
      if ((fails & ~FAILS[facet]) === 0)
        counts.codes[facet][encode({ ...coded, duplicate: false }, coded.snoozed)]! += n;
    }
  }
}

async function countValues(tx: Tx, choice: Choice, counts: FacetCounts): Promise<void> {
  const by = async <T>(part: FilterPart, columns: RawBuilder<unknown>) => {
    const { rows } = await sql<T & { n: number }>`
      select ${columns}, count(*) as n from incidents
      where ${among(choice)} and ${failures(choice)} & ~${sql.lit(FAILS[part])} = 0
      group by ${columns}`.execute(tx);
    return rows;
  };
  for (const { tenant_id, n } of await by<{ tenant_id: TenantId }>('tenant', sql`tenant_id`)) {
    counts.tenants.set(tenant_id, n);
  }
  for (const { source, n } of await by<{ source: string }>('source', sql`source`)) {
    counts.sources.set(source, n);
  }
  for (const { storm_id, n } of await by<{ storm_id: string | null }>('storm', sql`storm_id`)) {
    if (storm_id !== null) counts.storms.set(storm_id, n);
  }
  const people = await by<{ assignee: string | null; assignee_id: string | null }>(
    'assignee',
    sql`assignee, assignee_id`,
  );
  for (const { assignee, assignee_id, n } of people) {
    const who = assignee === null ? null : { id: assignee_id, name: assignee };
    addAssignee(counts.assignees, who === null ? '' : assigneeKey(who), who, n);
  }
}

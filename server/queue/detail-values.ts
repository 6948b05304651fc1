import { sql } from 'kysely';
import type { DetailName } from '../../shared/domain/details.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import { type DetailValues, MAX_DETAIL_VALUES } from '../../shared/wire/http/incident-details.ts';
import type { Choice } from './choice.ts';
import { conditions, withinScope } from './conditions.ts';

/** The values of one detail among what a filter selects without its own choice of them, those with most rows first. */
export async function detailValues(
  tenancy: Tenancy,
  scope: Scope,
  choice: Choice,
  name: DetailName,
): Promise<DetailValues> {
  const all = [...withinScope(scope), ...conditions(withoutDetail(choice, name))];
  const { rows } = await tenancy.asScope(scope, (tx) =>
    sql<{ value: string; n: number }>`
      select details ->> ${name}::text as value, count(*) as n from incidents
      where details is not null and details ->> ${name}::text is not null and ${sql.join(all, sql` and `)}
      group by 1 order by n desc, value limit ${MAX_DETAIL_VALUES + 1}`.execute(tx),
  );
  return { values: rows.slice(0, MAX_DETAIL_VALUES), complete: rows.length <= MAX_DETAIL_VALUES };
}

function withoutDetail(choice: Choice, name: DetailName): Choice {
  const { details } = choice.search;
  if (details === null) return choice;
  const others = new Map([...details].filter(([each]) => each !== name));
  return { ...choice, search: { ...choice.search, details: others.size === 0 ? null : others } };
}

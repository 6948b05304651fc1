import { Value } from 'typebox/value';
import { type Asker, choiceOf } from '../../server/queue/choice.ts';
import { countChosen } from '../../server/queue/count.ts';
import { type Page, pageInSql, readPage } from '../../server/queue/page.ts';
import { Register } from '../../server/queue/register/register.ts';
import { openTenancy } from '../../shared/node/db/tenancy.ts';
import { createLog } from '../../shared/node/log.ts';
import { IncidentQuery } from '../../shared/wire/http/incidents.ts';
import { filters } from './filters.ts';
import { explained, recordStatements } from './plans.ts';

/** Over all tenants: where there is most to be read. */
const scope = { kind: 'all' } as const;
const asker: Asker = {
  actor: {
    id: 'user-1',
    access: { provider: { role: 'mssp_admin', scope, tier: 'mssp' }, memberships: new Map(), limit: null },
  },
  scope,
};

/**
 * Every statement of a change of filter with its plan, as Postgres ran it; and those of a page where the register is
 * not loaded.
 */
export async function queuePlans(databaseUrl: string): Promise<string> {
  const recorded = recordStatements();
  const tenancy = openTenancy(databaseUrl);
  const register = new Register({ tenancy, clock: Date.now, log: createLog('warn') });
  const deps = { tenancy, register };
  while ((await register.ask(scope, null, async () => true)) === null)
    await new Promise((next) => setTimeout(next, 200));
  const parts: string[] = [];
  for (const [name, search] of Object.entries(filters)) {
    const choice = await choiceOf(tenancy, asker, filterOf(search), Date.now());
    const page: Page = { order: 'newest', limit: 50, after: null };
    const works = {
      rows: () => readPage(deps, scope, choice, page),
      counts: () => countChosen(deps, scope, choice),
      'rows without the register': () => tenancy.asScope(scope, (tx) => pageInSql(tx, choice, scope, page)),
    };
    for (const [what, work] of Object.entries(works)) {
      recorded();
      await work();
      const plans: string[] = [];
      for (const statements of recorded()) plans.push(...(await explained(databaseUrl, statements)));
      parts.push(`=== ${name} (${search}): ${what}\n\n${plans.join('\n')}`);
    }
  }
  await register.close();
  await tenancy.close();
  return parts.join('\n');
}

function filterOf(search: string) {
  const given: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) given[name] = [...(given[name] ?? []), value];
  const single = Object.entries(given).map(([name, values]) => [name, isList(name) ? values : values[0]]);
  return Value.Parse(IncidentQuery, Object.fromEntries(single));
}

const isList = (name: string): boolean =>
  'items' in IncidentQuery.properties[name as keyof typeof IncidentQuery.properties];

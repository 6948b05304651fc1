import type { Scope } from '../../shared/domain/scope.ts';
import type { Choice } from './choice.ts';
import { countInSql } from './count-sql.ts';
import type { FacetCounts } from './facet-counts.ts';
import { type FindDeps, findFor } from './find.ts';
import { countHeld } from './register/count.ts';
import type { Register } from './register/register.ts';

export interface CountDeps extends FindDeps {
  readonly register: Register;
}

/** Counts, the instant they are of, and whether a search found more than was counted. */
export interface Counted {
  readonly asOf: number;
  readonly exact: boolean;
  readonly counts: FacetCounts;
}

/** What a choice selects in a scope, and what it would select with another value of each filter. */
export async function countChosen(deps: CountDeps, scope: Scope, choice: Choice): Promise<Counted> {
  const finding = await findFor(deps, scope, choice);
  const held = await deps.register.ask(scope, choice.within, async (tenants, asOf) => ({
    asOf,
    exact: finding?.complete ?? true,
    counts: await countHeld(tenants, choice, finding?.found ?? null),
  }));
  return held ?? countInSql(deps.tenancy, scope, choice);
}

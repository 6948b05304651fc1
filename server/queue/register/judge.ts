import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Choice } from '../choice.ts';
import type { Columns } from './columns.ts';
import { FAILS, failuresByCode, failuresByPlace, failuresOfTenant, timeTest } from './sieve.ts';

/** One tenant as the register holds it. */
export interface HeldTenant {
  readonly id: TenantId;
  readonly columns: Columns;
}

/** What a row fails, by its place; see FAILS. */
export type Verdict = (place: number) => number;

/** Compiles a choice once, then for each tenant, so that a row costs a few array reads. */
export function judgeOf(choice: Choice): (tenant: HeldTenant) => Verdict {
  const byCode = failuresByCode(choice);
  const isOutOfTime = timeTest(choice);
  const { now } = choice;
  return ({ id, columns }) => {
    const base = failuresOfTenant(choice, (ids) => ids.includes(id));
    const by = failuresByPlace(choice, columns);
    const { source, assignee, storm, category, detectedAt, closedAt } = columns;
    return (place) => {
      let fails = base | byCode[columns.codeAt(place, now)]!;
      if (by.source !== null) fails |= by.source[source[place]!]!;
      if (by.assignee !== null) fails |= by.assignee[assignee[place]!]!;
      if (by.storm !== null) fails |= by.storm[storm[place]!]!;
      if (by.category !== null) fails |= by.category[category[place]!]!;
      if (isOutOfTime?.(detectedAt[place]!, closedAt[place]!)) fails |= FAILS.other;
      return fails;
    };
  };
}

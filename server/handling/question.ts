import { type Access, may, providerScope, scopeFor } from '../../shared/domain/access/access.ts';
import { covers, isEmpty, type Scope, scopeOf } from '../../shared/domain/scope.ts';
import { type Period, periodStart } from '../../shared/domain/window.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { HandlingQuery } from '../../shared/wire/http/handling.ts';
import type { Actor } from '../identity/actor.ts';
import { choiceOf } from '../queue/choice.ts';

/** Epoch milliseconds; both ends belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How the people who did something may be told apart: each, a customer's own, or not at all. */
export type Sight = 'everybody' | 'members' | 'nobody';

export interface Question {
  readonly period: Period;
  readonly span: Span;
  /** The equally long one before. */
  readonly before: Span;
  /** The tenants that are asked about, as far as the asker may. */
  readonly scope: Scope;
  readonly sight: Sight;
}

const DEFAULT_PERIOD: Period = '7d';

export async function questionOf(
  tenancy: Tenancy,
  { actor, scope: allowed }: { readonly actor: Actor; readonly scope: Scope },
  { period = DEFAULT_PERIOD, tenant, group }: HandlingQuery,
  now: number,
): Promise<Question> {
  const filter = { ...(tenant && { tenant }), ...(group && { group }) };
  const { tenants, groups } = await choiceOf(tenancy, { actor, scope: allowed }, filter, now);
  const scope = [tenants, groups]
    .filter((ids) => ids !== null)
    .reduce((left, ids) => scopeOf(ids.filter((id) => covers(left, id))), allowed);
  const from = periodStart(period, now);
  return {
    period,
    span: { from, to: now },
    before: { from: from - (now - from), to: from - 1 },
    scope,
    sight: sightOf(actor.access, scope),
  };
}

/** A person's figures are for those who see the person: in the MSSP View, or among the members of a tenant. */
function sightOf(access: Access, asked: Scope): Sight {
  if (may(access, 'mssp.view') && isWithin(asked, providerScope(access))) return 'everybody';
  return !isEmpty(asked) && isWithin(asked, scopeFor(access, 'members.read')) ? 'members' : 'nobody';
}

const isWithin = (asked: Scope, scope: Scope): boolean =>
  asked.kind === 'all' ? scope.kind === 'all' : asked.ids.every((id) => covers(scope, id));

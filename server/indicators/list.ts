import { type RawBuilder, sql } from 'kysely';
import { canonical, type IndicatorType, indicatorTypes } from '../../shared/domain/indicator.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import { type Asked, within } from './asked.ts';

/** Where a page begins: after this row, newest first. */
export interface IndicatorPosition {
  readonly lastSeen: Date;
  readonly type: string;
  readonly value: string;
}

export interface IndicatorChoice {
  readonly types: readonly IndicatorType[];
  /** Spellings of the beginning of a value; null for any value. */
  readonly beginnings: readonly string[] | null;
}

export interface SeenIndicator {
  readonly type: string;
  readonly value: string;
  readonly last_seen: Date;
}

interface Page {
  readonly limit: number;
  readonly after: IndicatorPosition | null;
}

/** What somebody typed, as the values that begin so may be spelled: `HXXP://Evil` finds `http://evil.example/`. */
export const beginningsOf = (typed: string): string[] => {
  const spelled = indicatorTypes.flatMap((type) => canonical(type, typed)?.value ?? []);
  const text = typed.trim();
  return [...new Set([...spelled, text, text.toUpperCase()])];
};

/**
 * Up to so many indicators are looked up by type and beginning and put in order, in some tens of milliseconds; of
 * more, enough are found soon by going through all from the newest on.
 */
const RARE = 50_000;

/** Each indicator once, by when it was last seen in any of the tenants asked about: newest first. */
export async function listIndicators(
  tx: Tx,
  asked: Asked,
  choice: IndicatorChoice & { readonly rare: boolean },
  page: Page,
): Promise<SeenIndicator[]> {
  const query = choice.rare ? lookedUp(asked, choice, page) : walked(asked, choice, page);
  return (await query.execute(tx)).rows;
}

/**
 * Whether no more are read than can be put in order. Of many tenants all that begins so are read, so all are counted:
 * as the machinery, for row security would go through any number of others to find so many of theirs.
 */
export async function isRare(
  tenancy: Tenancy,
  scope: Scope,
  asked: Asked,
  choice: IndicatorChoice,
): Promise<boolean> {
  if (!isNarrow(choice)) return false;
  const read = isFew(asked)
    ? await tenancy.asScope(scope, (tx) => countMatches(tx, asked, choice))
    : await tenancy.asSystem('tell whether indicators are rare', (tx) => countMatches(tx, null, choice));
  return read <= RARE;
}

const isNarrow = ({ types, beginnings }: IndicatorChoice): boolean =>
  beginnings !== null || types.length < indicatorTypes.length;

/** Every value begins with nothing. */
const ANY = [''];

/** Of more tenants than these, what begins so is read whoever saw it, and theirs is picked out. */
const FEW = 20;

const isFew = (asked: Asked): boolean => asked === null || asked.length <= FEW;

/** A list that is asked whether it holds a tenant is no place in an index that begins with tenants. */
const amongst = (asked: Asked): RawBuilder<boolean> =>
  isFew(asked) ? within(asked, 'i.tenant_id') : sql<boolean>`${asked}::uuid[] @> array[i.tenant_id]`;

/** The limit and the order keep the planner to the one index that knows values by their beginning. */
const matches = (asked: Asked, { types, beginnings }: IndicatorChoice) => sql`
  unnest(${types}::text[]) kind (type) cross join unnest(${beginnings ?? ANY}::text[]) typed (beginning)
    cross join lateral (
      select i.type, i.value, i.last_seen from indicators i
      where i.type = kind.type and ${amongst(asked)}
        and i.value ~>=~ typed.beginning and i.value ~<~ (typed.beginning || chr(1114111))
      order by i.value using ~<~ limit ${RARE + 1}) match`;

async function countMatches(tx: Tx, asked: Asked, choice: IndicatorChoice): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from ${matches(asked, choice)} limit ${RARE + 1}) counted`.execute(tx);
  return rows[0]!.n;
}

const place = ({ lastSeen, type, value }: IndicatorPosition) =>
  sql`(${lastSeen}::timestamptz, ${type}::text, ${value}::text)`;

const lookedUp = (
  asked: Asked,
  choice: IndicatorChoice,
  { limit, after }: Page,
): RawBuilder<SeenIndicator> => sql`
  select match.type, match.value, max(match.last_seen) as last_seen
  from ${matches(asked, choice)} group by match.type, match.value
  ${after ? sql`having (max(match.last_seen), match.type, match.value) < ${place(after)}` : sql``}
  order by last_seen desc, match.type desc, match.value desc limit ${limit}`;

/**
 * The newest of each tenant lie together. Those of a page come from as many tenants as it has rows at most: the ones
 * whose own newest is newest. An indicator counts where it was seen last, so that it comes once.
 */
function walked(asked: Asked, { types, beginnings }: IndicatorChoice, { limit, after }: Page) {
  const newest = (tenant: RawBuilder<unknown>, count: number) => sql`
    select i.type, i.value, i.last_seen from indicators i
    where i.tenant_id = ${tenant}
      ${types.length < indicatorTypes.length ? sql`and i.type = any(${types}::text[])` : sql``}
      ${beginnings ? sql`and i.value ^@ any(${beginnings}::text[])` : sql``}
      ${after ? sql`and (i.last_seen, i.type, i.value) < ${place(after)}` : sql``}
      and not exists (select from indicators later
        where later.type = i.type and later.value = i.value and ${within(asked, 'later.tenant_id')}
          and (later.last_seen, later.tenant_id) > (i.last_seen, i.tenant_id))
    order by i.last_seen desc, i.type desc, i.value desc limit ${count}`;
  return sql<SeenIndicator>`
    with ahead as materialized (
      select t.id, first.* from tenants t cross join lateral (${newest(sql`t.id`, 1)}) first
      where ${within(asked, 't.id')}
      order by first.last_seen desc, first.type desc, first.value desc limit ${limit})
    select found.* from ahead cross join lateral (${newest(sql`ahead.id`, limit)}) found
    order by found.last_seen desc, found.type desc, found.value desc limit ${limit}`;
}

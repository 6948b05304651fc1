import { sql } from 'kysely';
import { modules, severities, statuses } from '../../shared/domain/incident.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { type Facet, type IncidentCounts, MAX_FACET_VALUES } from '../../shared/wire/http/incident-counts.ts';
import { lanes } from '../../shared/wire/http/incidents.ts';
import { type Choice, UNASSIGNED } from './choice.ts';
import type { Counted } from './count.ts';
import type { CodedFacet, FacetCounts } from './facet-counts.ts';
import { type Coded, decode } from './register/code.ts';

type Values = IncidentCounts['facets'][Facet];

/** Counts as they are sent; names are looked up for the values that are listed alone. `tx` is of the asker's scope. */
export async function presentCounts(
  tx: Tx,
  choice: Choice,
  { asOf, exact, counts }: Counted,
): Promise<IncidentCounts> {
  const { total, all, hiddenInfo, hiddenSnoozed } = counts;
  return {
    as_of: new Date(asOf).toISOString(),
    exact,
    total,
    asset: assetOf(choice),
    hidden: { filter: all - total - hiddenInfo - hiddenSnoozed, info: hiddenInfo, snoozed: hiddenSnoozed },
    facets: {
      ...codedValues(counts),
      tenant: await tenantValues(tx, choice, counts),
      assignee: mostFirst(assigneeValues(counts)),
      source: listed(counts.sources),
      storm: await stormValues(tx, counts),
    },
  };
}

function assetOf({ search: { asset } }: Choice): IncidentCounts['asset'] {
  if (asset === null || asset === 'none') return null;
  const { id, kind, value } = asset;
  return { id, kind, value };
}

/** Of filters with few values all are listed, in their own order. */
function codedValues({ codes }: FacetCounts) {
  const sum = (facet: CodedFacet, is: (row: Coded) => boolean): number =>
    codes[facet].reduce((n, some, code) => {
      const row = some === 0 ? null : decode(code);
      return row !== null && is(row) ? n + some : n;
    }, 0);
  const values = <T extends string>(
    facet: CodedFacet,
    all: readonly T[],
    is: (row: Coded, value: T) => boolean,
  ) => all.map((value) => ({ value, word: null, n: sum(facet, (row) => is(row, value)) }));
  return {
    severity: values('severity', severities, (row, value) => row.severity === value),
    status: values('status', statuses, (row, value) => row.status === value),
    module: values('module', modules, (row, value) => row.module === value),
    lane: values('lane', lanes, (row, value) => row.pending === (value === 'pending')),
    snoozed: values(
      'snoozed',
      ['hidden', 'shown', 'only'] as const,
      (row, value) => value === 'shown' || row.snoozed === (value === 'only'),
    ),
  };
}

const mostFirst = (values: Values): Values =>
  values.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1)).slice(0, MAX_FACET_VALUES);

/** Those with most rows; beside them only what is known to exist in the scope, so that no question is its own answer. */
const listed = (counts: ReadonlyMap<string, number>, chosen: readonly string[] = []): Values =>
  mostFirst(
    [...new Set([...counts.keys(), ...chosen])].map((value) => ({
      value,
      word: null,
      n: counts.get(value) ?? 0,
    })),
  );

/** A user by id, others by name. A name stands for whoever goes by it, as in the filter. */
function assigneeValues({ assignees }: FacetCounts): Values {
  const byName = new Map<string, number>();
  const byId = new Map<string, { name: string; n: number }>();
  let nobody = 0;
  for (const { who, n } of assignees.values()) {
    if (who === null) nobody += n;
    else {
      byName.set(who.name, (byName.get(who.name) ?? 0) + n);
      if (who.id !== null) byId.set(who.id, { name: who.name, n: (byId.get(who.id)?.n ?? 0) + n });
    }
  }
  const strangers = [...assignees.values()].flatMap(({ who }) =>
    who !== null && who.id === null ? [who.name] : [],
  );
  return [
    { value: UNASSIGNED, word: null, n: nobody },
    ...[...byId].map(([value, { name, n }]) => ({ value, word: name, n })),
    ...strangers.map((name) => ({ value: name, word: null, n: byName.get(name)! })),
  ];
}

async function tenantValues(tx: Tx, { tenants }: Choice, counts: FacetCounts): Promise<Values> {
  const values = listed(counts.tenants, tenants ?? []);
  const rows = await tx
    .selectFrom('tenants')
    .select(['id', 'slug', 'name'])
    .where(sql<boolean>`id = any(${values.map(({ value }) => value)}::uuid[])`)
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  return values.flatMap(({ value, n }) => {
    const tenant = known.get(value);
    return tenant === undefined ? [] : [{ value: tenant.slug, word: tenant.name, n }];
  });
}

async function stormValues(tx: Tx, counts: FacetCounts): Promise<Values> {
  const values = listed(counts.storms);
  if (values.length === 0) return [];
  const rows = await tx
    .selectFrom('storms')
    .select(['id', 'source'])
    .where(sql<boolean>`id = any(${values.map(({ value }) => value)}::uuid[])`)
    .execute();
  const sourceOf = new Map(rows.map(({ id, source }) => [id, source]));
  return values.map((each) => ({ ...each, word: sourceOf.get(each.value) ?? null }));
}

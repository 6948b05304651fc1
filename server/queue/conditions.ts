import { type Expression, type SqlBool, sql } from 'kysely';
import type { DetailName } from '../../shared/domain/details.ts';
import { canonical, indicatorTypes } from '../../shared/domain/indicator.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import { candidates, concerns } from '../assets/concerns.ts';
import { wasHandled } from '../handling/counted.ts';
import type { Choice, Search } from './choice.ts';
import { searchWords } from './words.ts';

/** Filters whose values are counted, and all others. */
export type FilterPart =
  | 'severity'
  | 'status'
  | 'module'
  | 'lane'
  | 'snoozed'
  | 'tenant'
  | 'assignee'
  | 'source'
  | 'storm'
  | 'other';

/** Row security decides which incidents exist; these choose among them. Of `incidents`, joined or not. */
export const conditions = (choice: Choice): Expression<SqlBool>[] => [
  ...bounds(choice),
  ...Object.values(conditionsByPart(choice)).flat(),
];

/** The part of the scope that is asked about at all. */
export const bounds = ({ within }: Choice): Expression<SqlBool>[] =>
  within === null ? [] : [sql<boolean>`incidents.tenant_id = any(${within}::uuid[])`];

/** Row security says it too, but not so that an index could answer it. */
export const withinScope = (scope: Scope): Expression<SqlBool>[] =>
  scope.kind === 'all' ? [] : [sql<boolean>`incidents.tenant_id = any(${[...scope.ids]}::uuid[])`];

export function conditionsByPart(choice: Choice): Record<FilterPart, Expression<SqlBool>[]> {
  const { tenants, groups, severities, statuses, modules, sources, categories, lane } = choice;
  return {
    severity: [sql<boolean>`incidents.severity = any(${severities}::severity[])`],
    status: statuses ? [sql<boolean>`incidents.status = any(${statuses}::incident_status[])`] : [],
    module: modules ? [sql<boolean>`incidents.module = any(${modules}::module[])`] : [],
    lane: lane ? [sql<boolean>`incidents.pending = ${lane === 'pending'}`] : [],
    snoozed: snoozeOf(choice),
    tenant: tenants ? [sql<boolean>`incidents.tenant_id = any(${tenants}::uuid[])`] : [],
    assignee: assigneeOf(choice),
    source: sources ? [sql<boolean>`incidents.source = any(${sources}::text[])`] : [],
    storm: stormOf(choice),
    other: [
      ...(groups ? [sql<boolean>`incidents.tenant_id = any(${groups}::uuid[])`] : []),
      ...(categories ? [sql<boolean>`incidents.category = any(${categories}::text[])`] : []),
      ...timesOf(choice),
      ...searches(choice.search),
    ],
  };
}

function assigneeOf({ assignees, unassigned }: Choice): Expression<SqlBool>[] {
  if (assignees === null) return [];
  const nobody = sql`incidents.assignee is null`;
  if (assignees.length === 0) return [sql<boolean>`${nobody}`];
  return [
    sql<boolean>`(incidents.assignee = any(${assignees}::text[]) or incidents.assignee_id = any(${assignees}::text[])
      ${unassigned ? sql`or ${nobody}` : sql``})`,
  ];
}

function stormOf({ storms, folded }: Choice): Expression<SqlBool>[] {
  if (storms) return [sql<boolean>`incidents.storm_id = any(${storms}::uuid[])`];
  return folded ? [sql<boolean>`incidents.storm_id is null`] : [];
}

function snoozeOf({ snoozed, now }: Choice): Expression<SqlBool>[] {
  const at = new Date(now);
  if (snoozed === 'shown') return [];
  if (snoozed === 'only') return [sql<boolean>`incidents.snoozed_until > ${at}`];
  return [sql<boolean>`(incidents.snoozed_until is null or incidents.snoozed_until <= ${at})`];
}

function timesOf({ from, to, closedFrom, closedTo }: Choice): Expression<SqlBool>[] {
  const at = (epochMs: number) => new Date(epochMs);
  return [
    ...(from === null ? [] : [sql<boolean>`incidents.detected_at >= ${at(from)}`]),
    ...(to === null ? [] : [sql<boolean>`incidents.detected_at <= ${at(to)}`]),
    ...(closedFrom === null ? [] : [sql<boolean>`incidents.closed_at >= ${at(closedFrom)}`]),
    ...(closedTo === null ? [] : [sql<boolean>`incidents.closed_at <= ${at(closedTo)}`]),
  ];
}

/** What no column of the register answers. */
export const searches = (search: Search): Expression<SqlBool>[] => {
  const either = alternatives(search);
  return [
    ...searchedBy(search),
    ...(either.length === 0 ? [] : [sql<boolean>`(${sql.join(either, sql` or `)})`]),
  ];
};

/** Filters that all have to be met. Words are asked first: they have the index, and what they stand for is exact. */
export function searchedBy({
  tags,
  techniques,
  indicators,
  details,
  asset,
  handled,
}: Search): Expression<SqlBool>[] {
  return [
    ...(tags ? [hasOne('tag', tags), sql<boolean>`incidents.tags && ${tags}::text[]`] : []),
    ...(techniques
      ? [hasOne('technique', techniques), sql<boolean>`incidents.techniques && ${techniques}::text[]`]
      : []),
    ...(indicators ? [wasSeen(indicators.flatMap(spellings))] : []),
    ...(details ? [...details].map(([name, values]) => hasDetail(name, values)) : []),
    ...(handled ? [wasHandled(handled)] : []),
    ...(asset === null ? [] : [asset === 'none' ? sql<boolean>`false` : concerns(asset)]),
  ];
}

/** Where indexes say to look for what a search finds, where its own conditions name none. */
export const lookedForIn = ({ asset }: Search): Expression<SqlBool>[] =>
  asset === null || asset === 'none' ? [] : [candidates(asset)];

/** Whatever somebody may have meant by what they typed: words, the number of an incident, an indicator. */
export function alternatives({ q, numbered }: Search): Expression<SqlBool>[] {
  if (q === null) return [];
  const words = sql<boolean>`incidents.search @@ websearch_to_tsquery('simple', ${searchWords(q)})`;
  return [
    words,
    ...(numbered === null ? [] : [sql<boolean>`incidents.id = ${numbered}`]),
    ...(/\s/.test(q.trim()) ? [] : [wasSeen(spellings(q))]),
  ];
}

const hasOne = (kind: 'tag' | 'technique', values: readonly string[]) =>
  sql<boolean>`incidents.search @@ ${values.map((value) => lexeme(`${kind}:${value}`)).join(' | ')}::tsquery`;

/** As it is spelled, in the quotes of a tsquery. */
const lexeme = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** In the operator that the index of details answers. */
const hasDetail = (name: DetailName, values: readonly string[]) =>
  sql<boolean>`(${sql.join(
    values.map((value) => sql`incidents.details @> ${JSON.stringify({ [name]: value })}::jsonb`),
    sql` or `,
  )})`;

const wasSeen = (values: readonly string[]) =>
  sql<boolean>`exists (select from sightings s where s.tenant_id = incidents.tenant_id
    and s.incident_id = incidents.id and s.type = any(${[...indicatorTypes]}::text[])
    and s.value = any(${values}::text[]))`;

/** As it was typed, and as it would be kept under each type that it can be. */
const spellings = (value: string): string[] => [
  ...new Set([value, ...indicatorTypes.flatMap((type) => canonical(type, value)?.value ?? [])]),
];

import { type Static, Type } from 'typebox';
import { Asset } from './assets.ts';
import { Instant, Nullable } from './list.ts';

/** Filters whose values are counted. A value's count is the rows there would be if it alone were chosen there. */
export const facets = [
  'severity',
  'status',
  'module',
  'tenant',
  'assignee',
  'source',
  'storm',
  'lane',
  'snoozed',
] as const;
export type Facet = (typeof facets)[number];

const Count = Type.Object({
  value: Type.String({ description: 'as the filter takes it' }),
  word: Nullable(Type.String({ description: 'what to call it, where the value says too little' })),
  n: Type.Integer(),
});

/** At most this many values of a facet are listed, those with most rows first. */
export const MAX_FACET_VALUES = 200;

const listed = Type.Array(Count, { maxItems: MAX_FACET_VALUES });

/**
 * How many rows a filter selects, and how many there are per value of each filter. All of one instant, `as_of`.
 * `hidden` says why the others of the scope are not shown: by the filter, because they are informational, or snoozed.
 * `asset` is what that filter names; null without one, and where it is none of the scope's.
 */
export const IncidentCounts = Type.Object({
  as_of: Instant,
  exact: Type.Boolean({
    description: 'false: a text search found more than is counted; `total` is a lower bound',
  }),
  total: Type.Integer(),
  asset: Nullable(Type.Pick(Asset, ['id', 'kind', 'value'])),
  hidden: Type.Object({ filter: Type.Integer(), info: Type.Integer(), snoozed: Type.Integer() }),
  facets: Type.Object({
    severity: listed,
    status: listed,
    module: listed,
    tenant: listed,
    assignee: listed,
    source: listed,
    storm: listed,
    lane: listed,
    snoozed: listed,
  }),
});
export type IncidentCounts = Static<typeof IncidentCounts>;

import { type Static, Type } from 'typebox';
import { countedSeverities, modules } from '../../domain/incident.ts';
import { periods } from '../../domain/window.ts';
import { Instant, Nullable } from './list.ts';
import { Query } from './text.ts';

/** `tenant` and `group` may be repeated; what both name is asked about. */
export const HandlingQuery = Type.Object({
  period: Type.Optional(Type.Enum([...periods])),
  tenant: Type.Optional(Type.Array(Query(64), { maxItems: 200 })),
  group: Type.Optional(Type.Array(Query(120), { maxItems: 200 })),
});
export type HandlingQuery = Static<typeof HandlingQuery>;

const Seconds = Nullable(Type.Number({ minimum: 0, description: 'null where there is nothing to measure' }));

/** How long something took, over `count` incidents, in seconds. */
export const Durations = Type.Object({
  count: Type.Integer({ minimum: 0 }),
  mean: Seconds,
  median: Seconds,
  p90: Seconds,
});
export type Durations = Static<typeof Durations>;

/** What is told of people too. Definitions: docs/metrics.md. */
const work = {
  acknowledge: Durations,
  resolve: Durations,
  closed_unacknowledged: Type.Integer({
    description: 'of those in `resolve`: acknowledged by closing alone, or never',
  }),
};

const handled = {
  ...work,
  detect: Durations,
  detected: Type.Integer({
    description: 'incidents detected in the period; `detect.count` of them tell when they occurred',
  }),
  open_age: Durations,
};

/** Times of a group of incidents. */
export const Handled = Type.Object(handled);
export type Handled = Static<typeof Handled>;

/**
 * Somebody who acknowledged or closed. `person` has a name as long as there is an account; the provider's people are
 * one to a customer, as are those who are no members any more; `machine` is the source, and Watchfloor itself.
 */
export const Handler = Type.Object({
  kind: Type.Enum(['person', 'provider', 'former', 'machine']),
  id: Nullable(Type.String()),
  name: Nullable(Type.String()),
});
export type Handler = Static<typeof Handler>;

export const Handling = Type.Object({
  as_of: Instant,
  period: Type.Enum([...periods]),
  from: Type.String({ format: 'date-time', description: 'the period ends at `as_of`' }),
  before_from: Type.String({
    format: 'date-time',
    description: 'where the equally long period before begins',
  }),
  total: Handled,
  before: Type.Object(work, { description: 'of the period before, which ends where this one begins' }),
  severities: Type.Array(Type.Object({ severity: Type.Enum([...countedSeverities]), ...handled })),
  tenants: Type.Array(
    Type.Object({
      tenant: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
      ...handled,
    }),
    { description: 'those of which there is something to tell, by name' },
  ),
  open: Type.Array(
    Type.Object({
      module: Type.Enum([...modules]),
      severity: Type.Enum([...countedSeverities]),
      count: Type.Integer(),
    }),
    { description: 'open now, pending ones too; what is not listed is 0' },
  ),
  flow: Type.Array(
    Type.Object({ from: Instant, to: Instant, opened: Type.Integer(), closed: Type.Integer() }),
    { description: 'per hour of 24 h, else per day in UTC, of every severity; both instants belong to it' },
  ),
  handlers: Nullable(
    Type.Array(Type.Object({ handler: Handler, ...work }), {
      description: 'null for those who may not see who works here',
    }),
  ),
});
export type Handling = Static<typeof Handling>;

import { type Static, type TOptional, type TString, Type } from 'typebox';
import { type DetailName, detailKinds, detailNames } from '../../domain/details.ts';
import { handlings } from '../../domain/handling.ts';
import { modules, resolutions, severities, statuses } from '../../domain/incident.ts';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { Query } from './text.ts';

const Text = Nullable(Type.String());

const Details = Type.Object(
  Object.fromEntries(
    detailNames.map((name) => [
      name,
      Type.Optional(Type.String({ description: detailKinds[name].definition })),
    ]),
  ) as Record<DetailName, TOptional<TString>>,
  { description: 'what only incidents of its module have, as far as it is known' },
);

export const Incident = Type.Object({
  id: Type.String(),
  number: Type.String(),
  tenant: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
  source: Type.String(),
  external_id: Type.String(),
  title: Type.String(),
  description: Text,
  severity: Type.Enum([...severities]),
  source_severity: Text,
  status: Type.Enum([...statuses]),
  source_status: Text,
  resolution: Nullable(Type.Enum([...resolutions])),
  pause_reason: Nullable(Type.String({ description: 'what it waits for, while in progress' })),
  module: Type.Enum([...modules]),
  category: Text,
  assignee: Nullable(Type.String({ description: 'name, as it was then, or whom the source names' })),
  assignee_id: Nullable(Type.String({ description: 'the user, where it is one of ours' })),
  impact: Text,
  recommendation: Text,
  url: Text,
  indicators: Type.Array(Type.Object({ type: Type.String(), value: Type.String() }), {
    description: 'the first 200 in the order of type and value; all of them can be searched for',
  }),
  techniques: Type.Array(Type.String()),
  assets: Type.Array(Type.String()),
  tags: Type.Array(Type.String()),
  details: Details,
  occurred_at: Nullable(Instant),
  detected_at: Instant,
  acknowledged_at: Nullable(Instant),
  closed_at: Nullable(Instant),
  occurrences: Type.Integer({ description: 'records that its source sent for it' }),
  last_seen_at: Type.String({ format: 'date-time', description: 'the latest detection time among them' }),
  flapping: Type.Boolean({ description: 'its source keeps closing and opening it' }),
  storm: Nullable(Type.String({ description: 'id of the storm it was opened in' })),
  pending: Type.Boolean({ description: 'back-fill of a new source that nobody has accepted yet' }),
  snoozed_until: Nullable(Instant),
  escalated: Nullable(Type.Object({ at: Instant, by: Type.String(), reason: Type.String() })),
  duplicate_of: Nullable(Type.String({ description: 'number of the incident it was merged into' })),
  source_says: Nullable(
    Type.Partial(
      Type.Object({
        severity: Type.Enum([...severities]),
        status: Type.Enum([...statuses]),
        resolution: Nullable(Type.Enum([...resolutions])),
        pause_reason: Text,
        assignee: Text,
        module: Type.Enum([...modules]),
        category: Text,
        tags: Type.Array(Type.String()),
      }),
      { description: 'what people decided otherwise, as its source has it' },
    ),
  ),
  version: Type.Integer(),
});
export type Incident = Static<typeof Incident>;

export const lanes = ['live', 'pending'] as const;
const snoozeChoices = ['hidden', 'shown', 'only'] as const;
const stormChoices = ['shown', 'folded'] as const;

/** Which end of a list is read first: by detection. */
const incidentOrders = ['newest', 'oldest'] as const;
export type IncidentOrder = (typeof incidentOrders)[number];

/** A filter may be repeated (`?severity=high&severity=low`): values of one filter are alternatives. */
const repeatable = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Optional(Type.Array(item, { maxItems: 200 }));

/**
 * Without a `severity` filter, `info` stays hidden; `hidden` in the answer counts what the filters leave out.
 * `from` and `to` bound `detected_at`; `closed_from` and `closed_to` bound `closed_at`. Bounds are inclusive.
 */
export const IncidentFilter = Type.Object({
  within: Type.Optional(
    Query(64, 'a tenant: what lies outside of it is neither selected nor counted as `hidden`'),
  ),
  tenant: repeatable(Query(64)),
  group: repeatable(Query(120, 'id or name of a group; needs `groups.read`')),
  severity: repeatable(Type.Enum([...severities])),
  status: repeatable(Type.Enum([...statuses])),
  module: repeatable(Type.Enum([...modules])),
  assignee: repeatable(Query(254, 'name or user; `me` is whoever asks, `none` selects unassigned incidents')),
  source: repeatable(Query(128)),
  storm: repeatable(Query(64, 'id of a storm')),
  lane: Type.Optional(
    Type.Enum([...lanes], {
      description: 'back-fill that waits to be accepted, or all else; both if absent',
    }),
  ),
  storms: Type.Optional(
    Type.Enum([...stormChoices], {
      description: '`folded` leaves out what belongs to a storm: its parent row stands for it',
    }),
  ),
  snoozed: Type.Optional(
    Type.Enum([...snoozeChoices], { description: 'rows whose snooze has not ended; hidden if absent' }),
  ),
  tag: repeatable(Query(64)),
  category: repeatable(Query(120)),
  indicator: repeatable(Query(2_048)),
  technique: repeatable(Query(16)),
  detail: repeatable(
    Query(
      240,
      'name:value, such as `keyword:acme vpn`: those of one name are alternatives, all names have to be met',
    ),
  ),
  handled: Type.Optional(
    Type.Enum([...handlings], {
      description:
        'what counts towards the time to acknowledge or to close, or was closed unacknowledged: see docs/metrics.md',
    }),
  ),
  handled_from: Type.Optional(Instant),
  handled_by: repeatable(Query(64, 'user; `machine` is the source, and Watchfloor itself')),
  asset: Type.Optional(Query(64, 'id of a monitored asset: incidents that concern it')),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  closed_from: Type.Optional(Instant),
  closed_to: Type.Optional(Instant),
  q: Type.Optional(Query(200)),
});
export type IncidentFilter = Static<typeof IncidentFilter>;

export const IncidentQuery = Type.Object({
  ...IncidentFilter.properties,
  ...listQuery,
  order: Type.Optional(
    Type.Enum([...incidentOrders], { description: 'newest first if absent; a cursor goes on in either' }),
  ),
  counted: Type.Optional(
    Type.Boolean({
      description: 'false leaves `total` and `hidden` null: the counts have a route of their own',
    }),
  ),
});
export const IncidentExportQuery = Type.Object({
  ...IncidentFilter.properties,
  format: Type.Optional(Type.Enum(['csv', 'json'])),
});
export const IncidentList = Type.Object({
  items: Type.Array(Incident),
  next_cursor: nextCursor,
  total: Nullable(Type.Integer({ description: 'rows the filter selects' })),
  hidden: Nullable(Type.Integer({ description: 'rows of the scope that the filter leaves out' })),
});
export type IncidentList = Static<typeof IncidentList>;

/** What a sensor sent, word for word: show it as text, never as markup. */
export const IncidentPayload = Type.Object({
  format: Type.String({ description: 'the ingest format it came in' }),
  record: Type.String(),
});
export type IncidentPayload = Static<typeof IncidentPayload>;

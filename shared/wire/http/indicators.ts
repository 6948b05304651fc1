import { type Static, Type } from 'typebox';
import { severities, statuses } from '../../domain/incident.ts';
import { indicatorTypes, MAX_INDICATOR_LENGTH } from '../../domain/indicator.ts';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { TenantName } from './me.ts';
import { Query } from './text.ts';

/** An incident, as other things mention it. */
export const IncidentMention = Type.Object({
  id: Type.String(),
  number: Type.String(),
  tenant: TenantName,
  title: Type.String(),
  severity: Type.Enum([...severities]),
  status: Type.Enum([...statuses]),
  detected_at: Instant,
});
export type IncidentMention = Static<typeof IncidentMention>;

/** Incidents of one indicator that a list counts: what is seen everywhere must not make every list wait. */
export const MAX_COUNTED_INCIDENTS = 1_000;

export const IndicatorRow = Type.Object({
  type: Type.String(),
  value: Type.String(),
  first_seen: Instant,
  last_seen: Instant,
  incidents: Type.Integer({ description: 'of the scope asked about' }),
  open: Type.Integer({ description: 'of those, not closed' }),
  tenants: Type.Integer({ description: 'of the caller’s scope' }),
  exact: Type.Boolean({
    description: `false: more incidents than the ${MAX_COUNTED_INCIDENTS} that are counted; \`incidents\` and \`open\` are lower bounds`,
  }),
});
export type IndicatorRow = Static<typeof IndicatorRow>;

/** A cursor holds the value of a row, spelled twice. */
const MAX_CURSOR_CHARS = 4_096;

/** `q` is the beginning of a value, or all of it. */
export const IndicatorQuery = Type.Object({
  type: Type.Optional(Type.Array(Type.Enum([...indicatorTypes]), { maxItems: indicatorTypes.length })),
  q: Type.Optional(Query(MAX_INDICATOR_LENGTH)),
  ...listQuery,
  cursor: Type.Optional(Type.String({ maxLength: MAX_CURSOR_CHARS })),
});
export type IndicatorQuery = Static<typeof IndicatorQuery>;
export const IndicatorList = Type.Object({ items: Type.Array(IndicatorRow), next_cursor: nextCursor });
export type IndicatorList = Static<typeof IndicatorList>;

/** Where an indicator was seen, within the caller's scope; sightings newest first. */
export const IndicatorPage = Type.Object({
  type: Type.String(),
  value: Type.String(),
  first_seen: Nullable(Instant),
  last_seen: Nullable(Instant),
  tenants: Type.Array(
    Type.Object({ tenant: TenantName, incidents: Type.Integer(), first_seen: Instant, last_seen: Instant }),
  ),
  sightings: Type.Array(Type.Object({ incident: IncidentMention, seen_at: Instant })),
  next_cursor: nextCursor,
});
export type IndicatorPage = Static<typeof IndicatorPage>;

/** The most that are told; where there are as many, there may be more. */
export const MAX_RELATED = 20;

/** Incidents that share indicators with one, those that share most first; `reasons` are the first five shared. */
export const RelatedIncidents = Type.Object({
  items: Type.Array(
    Type.Object({
      incident: IncidentMention,
      shared: Type.Integer(),
      reasons: Type.Array(Type.Object({ type: Type.String(), value: Type.String() })),
    }),
  ),
  skipped: Type.Array(Type.Object({ type: Type.String(), value: Type.String() }), {
    description: 'seen in too many incidents, or too common anywhere, to say anything',
  }),
});
export type RelatedIncidents = Static<typeof RelatedIncidents>;

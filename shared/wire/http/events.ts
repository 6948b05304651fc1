import { type Static, Type } from 'typebox';
import { Instant, Nullable, nextCursor } from './list.ts';

/**
 * One entry of a tenant's log; `seq` has no gaps. `data.changes` maps a field to [before, after]; `data.occurrences`
 * and `data.lastSeenAt` (epoch milliseconds) are how often its source has reported the incident, and when last;
 * `data.act` is the same for all that somebody did in one go.
 */
export const LogEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  kind: Type.String(),
  incident_id: Nullable(Type.String({ description: 'null for what concerns no single incident' })),
  actor: Type.String({ description: '`ingest` for a source, `watchfloor` for the clock, or a user' }),
  actor_name: Nullable(Type.String({ description: 'of a user whose account there still is' })),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type LogEntry = Static<typeof LogEntry>;

export const LogPage = Type.Object({ items: Type.Array(LogEntry), next_cursor: nextCursor });
export type LogPage = Static<typeof LogPage>;

/** In which order an incident's history is read. */
export const historyOrders = ['oldest', 'newest'] as const;
export type HistoryOrder = (typeof historyOrders)[number];

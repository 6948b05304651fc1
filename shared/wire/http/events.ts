import { type Static, Type } from 'typebox';
import { Instant, nextCursor } from './list.ts';

/** One entry of a tenant's log; `seq` has no gaps. `data.changes` maps a field to [before, after]. */
export const LogEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  kind: Type.String(),
  incident_id: Type.String(),
  actor: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type LogEntry = Static<typeof LogEntry>;

export const LogPage = Type.Object({ items: Type.Array(LogEntry), next_cursor: nextCursor });

import { type Static, Type } from 'typebox';
import { severities } from '../../domain/incident.ts';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { Query } from './text.ts';

/** The parent row of a storm: many incidents that one source opened in a short time. Each is a row of its own too. */
export const Storm = Type.Object({
  id: Type.String(),
  tenant: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
  source: Type.String(),
  began_at: Instant,
  last_at: Type.String({ format: 'date-time', description: 'when its latest incident was received' }),
  ended_at: Nullable(Instant),
  incidents: Type.Integer({ description: 'how many incidents carry its id' }),
  severity: Type.Enum([...severities], { description: 'the worst of them when they opened' }),
});
export type Storm = Static<typeof Storm>;

const stormStates = ['active', 'ended'] as const;
export const StormQuery = Type.Object({
  within: Type.Optional(Query(64, 'a tenant')),
  state: Type.Optional(Type.Enum([...stormStates])),
  ...listQuery,
});
export type StormQuery = Static<typeof StormQuery>;

export const StormList = Type.Object({ items: Type.Array(Storm), next_cursor: nextCursor });
export type StormList = Static<typeof StormList>;

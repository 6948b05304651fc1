import { type Static, Type } from 'typebox';
import { Instant, listQuery, nextCursor } from './list.ts';

/** The summary row of a new source's back-fill: counted, and not yet announced. Bounds are of `detected_at`. */
export const Pending = Type.Object({
  tenant: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
  source: Type.String(),
  incidents: Type.Integer(),
  oldest: Instant,
  newest: Instant,
});
export type Pending = Static<typeof Pending>;

export const PendingQuery = Type.Object(listQuery);
export type PendingQuery = Static<typeof PendingQuery>;
export const PendingList = Type.Object({ items: Type.Array(Pending), next_cursor: nextCursor });
export type PendingList = Static<typeof PendingList>;

export const Accepted = Type.Object({
  source: Type.String(),
  incidents: Type.Integer({ description: 'how many were pending' }),
});
export type Accepted = Static<typeof Accepted>;

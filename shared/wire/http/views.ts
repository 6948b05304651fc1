import { type Static, Type } from 'typebox';
import { Instant, Nullable } from './list.ts';
import { Line, Query } from './text.ts';

const closed = { additionalProperties: false } as const;

/** Of a view's query, as it is kept. */
export const MAX_VIEW_QUERY_CHARS = 4_096;

/** A filter under a name. `query` is the list's address after the `?`, without cursor and open incident. */
const view = {
  name: Line(80),
  query: Query(MAX_VIEW_QUERY_CHARS),
  shared: Type.Boolean({ description: 'whether all who see the same list may use it; else its owner alone' }),
};

export const NewView = Type.Object(
  {
    ...view,
    tenant: Nullable(
      // What may be empty would be made of null before null is tried.
      Type.String({ minLength: 1, maxLength: 64, description: 'whose list; null is the provider’s' }),
    ),
  },
  closed,
);
export type NewView = Static<typeof NewView>;
export const ViewChange = Type.Partial(Type.Object(view, closed), closed);
export type ViewChange = Static<typeof ViewChange>;

export const View = Type.Object({
  id: Type.String(),
  ...view,
  tenant: Nullable(Type.String({ description: 'id' })),
  owner: Type.Object({ id: Type.String(), name: Type.String() }),
  mine: Type.Boolean({ description: 'whether the caller may change and delete it' }),
  created_at: Instant,
});
export type View = Static<typeof View>;

export const ViewQuery = Type.Object({
  tenant: Type.Optional(Query(64, 'whose list; the provider’s if absent')),
});
export const ViewList = Type.Object({ items: Type.Array(View) });
export type ViewList = Static<typeof ViewList>;

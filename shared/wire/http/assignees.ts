import { type Static, Type } from 'typebox';
import { Query } from './text.ts';

/** People, as far as the caller may name them there. `open`: their open and in-progress incidents in the caller's scope. */
export const Assignee = Type.Object({
  id: Type.String(),
  name: Type.String(),
  side: Type.Enum(['provider', 'tenant']),
  open: Type.Integer(),
});
export type Assignee = Static<typeof Assignee>;

export const assigneeUses = ['work', 'mention'] as const;
export const AssigneeQuery = Type.Object({
  tenant: Type.Array(Query(64), {
    minItems: 1,
    maxItems: 200,
    description: 'those who may work in every one of these',
  }),
  for: Type.Optional(
    Type.Enum([...assigneeUses], {
      description: 'to be assigned work (the default), or to be mentioned in a note',
    }),
  ),
});
export const AssigneeList = Type.Object({ items: Type.Array(Assignee) });
export type AssigneeList = Static<typeof AssigneeList>;

import { type Static, Type } from 'typebox';
import { TenantName } from './me.ts';
import { Line } from './text.ts';

const GroupName = Line(120);
/** Ids or slugs. As many as an installation is built for. */
const TenantNames = Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1_000 });

/** A set of tenants that analysts are assigned to and selectors narrow to. Shows the tenants of the caller's scope. */
export const Group = Type.Object({ id: Type.String(), name: GroupName, tenants: Type.Array(TenantName) });
export type Group = Static<typeof Group>;
export const GroupList = Type.Object({ items: Type.Array(Group) });
export type GroupList = Static<typeof GroupList>;
export const NewGroup = Type.Object({ name: GroupName, tenants: Type.Optional(TenantNames) });
export type NewGroup = Static<typeof NewGroup>;
/** `tenants` replaces the whole set. */
export const GroupChange = Type.Partial(Type.Object({ name: GroupName, tenants: TenantNames }), {
  additionalProperties: false,
});
export type GroupChange = Static<typeof GroupChange>;

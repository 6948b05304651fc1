import { type Static, Type } from 'typebox';

/** Answer of `GET /api/v1/me`. */
export const Me = Type.Object({
  actor: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String() }),
  roles: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
  scope: Type.Object({ kind: Type.Union([Type.Literal('all'), Type.Literal('tenants')]) }),
});
export type Me = Static<typeof Me>;

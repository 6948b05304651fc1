import { type Static, Type } from 'typebox';
import { tiers } from '../../domain/access/access.ts';
import { permissions } from '../../domain/access/permission.ts';
import { providerRoles, roles, tenantRoles } from '../../domain/access/role.ts';
import { Nullable } from './list.ts';

const Permissions = Type.Array(Type.Enum([...permissions]));

/** A tenant as everything that names one names it. */
export const TenantName = Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() });
export type TenantName = Static<typeof TenantName>;

/**
 * Answer of `GET /api/v1/me`. `provider` says what the caller may do on the provider and, by that role, in every
 * tenant of their scope; `memberships` what they may do in the tenants they belong to. `permissions` is all of it.
 */
export const Me = Type.Object({
  actor: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String() }),
  roles: Type.Array(Type.Enum([...roles])),
  permissions: Permissions,
  scope: Type.Object({ kind: Type.Union([Type.Literal('all'), Type.Literal('tenants')]) }),
  provider: Nullable(
    Type.Object({
      role: Type.Enum([...providerRoles]),
      tier: Type.Enum([...tiers]),
      mssp_view: Type.Boolean({ description: 'whether the MSSP View exists for the caller' }),
      permissions: Permissions,
    }),
  ),
  memberships: Type.Array(
    Type.Object({ tenant: TenantName, role: Type.Enum([...tenantRoles]), permissions: Permissions }),
  ),
});
export type Me = Static<typeof Me>;

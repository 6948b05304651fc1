import type { FastifyRequest } from 'fastify';
import { scopeFor } from '../../shared/domain/access/access.ts';
import type { TenantPermission } from '../../shared/domain/access/permission.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Author } from '../../shared/node/db/audit.ts';
import { type Actor, authorOf } from '../identity/actor.ts';

/** Whether someone holds a permission in a tenant as a member of the provider's team, not of the tenant. */
export const actsAsProvider = ({ access }: Actor, tenant: TenantId, permission: TenantPermission): boolean =>
  covers(scopeFor({ ...access, memberships: new Map() }, permission), tenant);

/** The actor as a tenant's audit log names them: with the role that gave the right there. */
export const authorIn = (
  actor: Actor,
  request: FastifyRequest,
  tenant: TenantId,
  permission: TenantPermission,
): Author => {
  const author = authorOf(actor, request);
  if (actsAsProvider(actor, tenant, permission)) return author;
  return { ...author, role: actor.access.memberships.get(tenant) ?? null };
};

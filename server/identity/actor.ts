import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import { type Permission, permissionsOf, type Role } from '../../shared/domain/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { Scope, Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Identity } from './auth.ts';

/** Who asks and what they may see; computed once per request or socket, then carried as a value. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly scope: Scope;
  /** When the session ends, epoch milliseconds. */
  readonly expiresAt: number;
}

export interface ActorDeps {
  readonly identity: Identity;
  readonly tenancy: Tenancy;
}

/** The actor behind a request's session cookie, or null when there is no valid session. */
export const findActor = (deps: ActorDeps, request: FastifyRequest): Promise<Actor | null> =>
  readActor(deps, fromNodeHeaders(request.headers), false);

/** The same for a cookie seen earlier. Looking is no activity: it does not prolong the session. */
export const recallActor = (deps: ActorDeps, cookie: string): Promise<Actor | null> =>
  readActor(deps, new Headers({ cookie }), true);

async function readActor(
  { identity, tenancy }: ActorDeps,
  headers: Headers,
  disableRefresh: boolean,
): Promise<Actor | null> {
  const session = await identity.auth.api.getSession({ headers, query: { disableRefresh } });
  if (session === null) return null;
  const { user } = session;
  const held = await rolesOf(tenancy, user.id);
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    roles: held,
    permissions: permissionsOf(held),
    scope: held.includes('mssp_admin') ? { kind: 'all' } : { kind: 'tenants', ids: [] },
    expiresAt: session.session.expiresAt.getTime(),
  };
}

const rolesOf = (tenancy: Tenancy, userId: string): Promise<Role[]> =>
  tenancy.asSystem('read roles', async (tx) => {
    const rows = await tx
      .selectFrom('provider_members')
      .select('role')
      .where('user_id', '=', userId)
      .execute();
    return rows.map((row) => row.role as Role);
  });

/** The actor, if they are signed in and hold `permission`; otherwise a fault that says which of both is missing. */
export async function requireActor(
  deps: ActorDeps,
  request: FastifyRequest,
  permission?: Permission,
): Promise<Actor> {
  const actor = await findActor(deps, request);
  if (actor === null) throw new Fault('unauthenticated', 'sign in first: POST /api/auth/sign-in/email');
  if (permission !== undefined && !actor.permissions.includes(permission)) {
    throw new Fault('forbidden', `this needs the permission ${permission}; an MSSP Admin can grant it`);
  }
  return actor;
}

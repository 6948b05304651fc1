import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../../shared/domain/access/access.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { readAccess } from '../../shared/node/db/access.ts';
import type { Author } from '../../shared/node/db/audit.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Identity } from './auth.ts';
import { ABSOLUTE_MS } from './session-life.ts';
import { bearerOf, useToken } from './token.ts';

/** Who asks and what they may do; computed once per request or socket, then carried as a value. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly access: Access;
  /** What they came with. */
  readonly by: { readonly kind: 'session' | 'token'; readonly id: string };
  /** When the session or token ends, epoch milliseconds. */
  readonly expiresAt: number;
}

export interface ActorDeps {
  readonly identity: Identity;
  readonly tenancy: Tenancy;
  readonly clock: Clock;
}

/** The actor behind a request's API token or session cookie, or null when there is no valid one. */
export const findActor = (deps: ActorDeps, request: FastifyRequest): Promise<Actor | null> =>
  readActor(deps, fromNodeHeaders(request.headers), false);

/** The same for headers seen earlier. Looking is no activity: it does not prolong the session. */
export const recallActor = (deps: ActorDeps, headers: Headers): Promise<Actor | null> =>
  readActor(deps, headers, true);

async function readActor(deps: ActorDeps, headers: Headers, recalled: boolean): Promise<Actor | null> {
  const token = bearerOf(headers);
  return token === null ? bySession(deps, headers, recalled) : byToken(deps, token);
}

async function bySession(deps: ActorDeps, headers: Headers, recalled: boolean): Promise<Actor | null> {
  const { identity, tenancy, clock } = deps;
  const found = await identity.auth.api.getSession({ headers, query: { disableRefresh: recalled } });
  if (found === null) return null;
  const { user, session } = found;
  const expiresAt = Math.min(session.expiresAt.getTime(), session.createdAt.getTime() + ABSOLUTE_MS);
  if (expiresAt <= clock()) return null;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    access: await tenancy.asSystem('read access', (tx) => readAccess(tx, user.id)),
    by: { kind: 'session', id: session.id },
    expiresAt,
  };
}

async function byToken({ identity, tenancy, clock }: ActorDeps, secret: string): Promise<Actor | null> {
  const found = await tenancy.asSystem('use API token', async (tx) => {
    const token = await useToken(tx, secret, clock());
    return token && { token, access: await readAccess(tx, token.userId, token.permissions) };
  });
  if (found === null) return null;
  const { token, access } = found;
  const user = await (await identity.auth.$context).internalAdapter.findUserById(token.userId);
  if (user === null) return null;
  const { id, name, email } = user;
  return { id, name, email, access, by: { kind: 'token', id: token.id }, expiresAt: token.expiresAt };
}

/** The actor as the audit log names them. */
export const authorOf = (actor: Actor, request: FastifyRequest): Author => ({
  kind: actor.by.kind === 'token' ? 'token' : 'user',
  id: actor.id,
  name: actor.name,
  role: actor.access.provider?.role ?? null,
  requestId: request.id,
  address: request.ip,
});

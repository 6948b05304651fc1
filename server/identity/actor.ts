import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../../shared/domain/access/access.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { readAccess } from '../../shared/node/db/access.ts';
import type { Author } from '../../shared/node/db/audit.ts';
import { hasStanding } from '../../shared/node/db/standing.ts';
import { atOnce, type Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Identity } from './auth.ts';
import { endOf, NOTE_MS } from './session-life.ts';
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
export async function findActor(deps: ActorDeps, request: FastifyRequest): Promise<Actor | null> {
  const headers = fromNodeHeaders(request.headers);
  const token = bearerOf(headers);
  return token === null ? bySession(deps, headers) : byToken(deps, token);
}

async function bySession({ identity, tenancy, clock }: ActorDeps, headers: Headers): Promise<Actor | null> {
  const found = await identity.auth.api.getSession({ headers });
  if (found === null) return null;
  const { user, session } = found;
  const now = clock();
  if (endOf(session) <= now) return null;
  const access = await tenancy.asSystem(
    'read access',
    atOnce((tx) => readAccess(tx, user.id)),
  );
  if (holdsNothing(access) && !(await tenancy.asSystem('read standing', (tx) => hasStanding(tx, user))))
    return null;
  const unnoted = now - session.updatedAt.getTime();
  const seen = unnoted > NOTE_MS ? new Date(now) : session.updatedAt;
  if (seen !== session.updatedAt) await noteUse(identity, session.token, seen);
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    access,
    by: { kind: 'session', id: session.id },
    expiresAt: endOf({ createdAt: session.createdAt, updatedAt: seen }),
  };
}

/** Someone who belongs nowhere (any more) is not let in at all, unless something else is a reason to. */
const holdsNothing = ({ provider, memberships }: Access): boolean =>
  provider === null && memberships.size === 0;

async function noteUse({ auth }: Identity, token: string, at: Date): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.updateSession(token, { updatedAt: at });
}

async function byToken({ identity, tenancy, clock }: ActorDeps, secret: string): Promise<Actor | null> {
  const found = await tenancy.asSystem('use API token', async (tx) => {
    const token = await useToken(tx, secret, clock());
    if (token === null) return null;
    const access = await readAccess(tx, token.userId, token.permissions);
    // To be invited is a reason to sign in, not to let a script in.
    const isLetIn = !holdsNothing(access) || (await hasStanding(tx, { id: token.userId, email: null }));
    return isLetIn ? { token, access } : null;
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

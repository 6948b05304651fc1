import type { FastifyInstance, FastifyRequest } from 'fastify';
import { may, scopeFor } from '../../shared/domain/access/access.ts';
import {
  type ProviderPermission,
  providerPermissions,
  type TenantPermission,
} from '../../shared/domain/access/permission.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers, isEmpty, NO_TENANT, type Scope, unite } from '../../shared/domain/scope.ts';
import { type Actor, type ActorDeps, findActor } from '../identity/actor.ts';
import { findTenant, type NamedTenant } from '../routes/tenant.ts';

/**
 * What a route asks of its caller. `nobody`: open to all; `ingest_key`: the route looks at the key itself;
 * `session`: anyone signed in at a browser; `actor`: the same or an API token.
 */
export type Needs = 'nobody' | 'ingest_key' | 'session' | 'actor' | ProviderPermission | TenantPermission;

/** What the caller was let in with. */
export interface Granted {
  readonly actor: Actor;
  /** The tenants in which they hold what the route needs. */
  readonly scope: Scope;
  /** The tenant of the address, when the route has one: it lies in the scope. */
  readonly tenant: NamedTenant | null;
}

/** A route and what it needs, as it was declared. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly needs: Needs;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needs;
  }
  interface FastifyInstance {
    guarded: GuardedRoute[];
  }
  interface FastifyRequest {
    granted: Granted | null;
  }
}

/** Addresses whose routes must say what they need; a route there that does not say it stops the server's start. */
const GUARDED = /^\/(api\/v1|live|ops|services)\//;

/** One gate before every route: who asks, what the route needs, and in which tenants they have it. */
export function access(app: FastifyInstance, deps: ActorDeps): void {
  app.decorateRequest('granted', null);
  app.decorate('guarded', []);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!GUARDED.test(url)) return;
    if (config?.needs === undefined) throw new Error(`${url} does not say what it needs`);
    for (const each of [method].flat()) app.guarded.push({ method: each, url, needs: config.needs });
  });
  app.addHook('onRequest', async (request) => {
    const { needs } = request.routeOptions.config;
    if (needs === undefined || needs === 'nobody' || needs === 'ingest_key') return;
    request.granted = await grant(deps, request, needs);
  });
}

/** What the caller was let in with; only for routes that need somebody. */
export function grantedTo(request: FastifyRequest): Granted {
  if (request.granted === null) throw new Error(`${request.url} lets everybody in and asks who it is`);
  return request.granted;
}

/** The tenant of the address; only for routes that have one. */
export function tenantOf(request: FastifyRequest): NamedTenant {
  const { tenant } = grantedTo(request);
  if (tenant === null) throw new Error(`${request.url} names no tenant`);
  return tenant;
}

type Personal = Exclude<Needs, 'nobody' | 'ingest_key'>;

async function grant(deps: ActorDeps, request: FastifyRequest, needs: Personal): Promise<Granted> {
  const actor = await findActor(deps, request);
  if (actor === null) {
    throw new Fault('unauthenticated', 'sign in first: POST /api/auth/sign-in/email, or send an API token');
  }
  if (needs === 'session' && actor.by.kind !== 'session') {
    throw new Fault('forbidden', 'an API token may not do this; sign in at the console');
  }
  if (needs === 'session' || needs === 'actor') return { actor, scope: NO_TENANT, tenant: null };
  const { tenant: name } = request.params as { tenant?: string };
  const scope = reach(actor, needs);
  if (name === undefined) {
    if (isEmpty(scope) && !isOnProvider(needs)) throw lacking(needs);
    return { actor, scope, tenant: null };
  }
  // First whether it exists for the caller at all: what lies outside their scope is as absent as what never was.
  const known = unite(scopeFor(actor.access, 'tenant.read'), scope);
  const tenant = await deps.tenancy.asScope(known, (tx) => findTenant(tx, name));
  if (!covers(scope, tenant.id)) throw lacking(needs);
  return { actor, scope, tenant };
}

const isOnProvider = (needs: string): needs is ProviderPermission =>
  (providerPermissions as readonly string[]).includes(needs);

function reach({ access }: Actor, needs: ProviderPermission | TenantPermission): Scope {
  if (!isOnProvider(needs)) return scopeFor(access, needs);
  if (!may(access, needs)) throw lacking(needs, access.provider?.tier);
  return access.provider!.scope;
}

/** Says what is missing and who can grant it; never what lies behind. */
function lacking(needs: ProviderPermission | TenantPermission, tier?: string): Fault {
  if (needs === 'mssp.view' && tier === 'standard') {
    return new Fault('forbidden', 'the MSSP View needs the subscription tier mssp');
  }
  const granter = isOnProvider(needs) ? 'an MSSP Admin' : 'an Owner or Admin of the customer';
  return new Fault('forbidden', `this needs the permission ${needs}; ${granter} can grant it`);
}

import { sql } from 'kysely';
import { scopeFor } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers, type Scope, unite } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { atOnce, type Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Actor } from '../identity/actor.ts';

export const noIncident = (): Fault => new Fault('not_found', 'no such incident in your scope');

/**
 * Whose each incident is, as far as the actor may work on it; otherwise why they may not. `scope` is where they hold
 * `incidents.manage`: only of what they can read are they told that they lack it.
 */
export async function locate(
  tenancy: Tenancy,
  { actor, scope }: { readonly actor: Actor; readonly scope: Scope },
  ids: readonly number[],
): Promise<Map<number, TenantId | Fault>> {
  const seen = unite(scope, scopeFor(actor.access, 'incidents.read'));
  const rows = await tenancy.asScope(
    seen,
    atOnce((tx) =>
      tx
        .selectFrom('incidents')
        .select(['id', 'tenant_id'])
        .where(sql<boolean>`id = any(${ids}::bigint[])`)
        .execute(),
    ),
  );
  const found = new Map<number, TenantId | Fault>(ids.map((id) => [id, noIncident()]));
  for (const { id, tenant_id } of rows) {
    const tenantId = tenant_id as TenantId;
    found.set(id, covers(scope, tenantId) ? tenantId : lacking());
  }
  return found;
}

const lacking = (): Fault =>
  new Fault('forbidden', 'this needs the permission incidents.manage in the tenant of the incident');

import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/**
 * Those of these users whom each tenant's own people read of anyway: its log says what they did there, or an open
 * incident of its is assigned to them. Within the transaction's scope.
 */
export async function readShown(
  tx: Tx,
  tenants: readonly TenantId[],
  users: readonly string[],
): Promise<ReadonlyMap<TenantId, ReadonlySet<string>>> {
  const shown = new Map<TenantId, Set<string>>(tenants.map((tenant) => [tenant, new Set()]));
  if (users.length === 0) return shown;
  const { rows } = await sql<{ tenant: TenantId; person: string }>`
    select tenant, person
    from unnest(${tenants}::uuid[]) as t (tenant), unnest(${users}::text[]) as u (person)
    where exists (
        select from events where tenant_id = tenant and actor = person
          and actor not in ('ingest', 'watchfloor'))
      or exists (
        select from incidents where tenant_id = tenant and assignee_id = person
          and assignee_id is not null and status <> 'closed' and severity <> 'info')`.execute(tx);
  for (const { tenant, person } of rows) shown.get(tenant)!.add(person);
  return shown;
}

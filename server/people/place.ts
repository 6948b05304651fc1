import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** Where somebody belongs: a tenant, or null for the provider's team. */
export type Place = TenantId | null;

/**
 * Lets one change of people at a time into a place, until the transaction ends: whether someone is its last admin or
 * owner must still be true when the change is made. Nothing that merely refers to the tenant waits for this.
 */
export async function holdPlace(tx: Tx, place: Place): Promise<void> {
  if (place === null) await tx.selectFrom('provider').select('id').forUpdate().execute();
  else await tx.selectFrom('tenants').select('id').where('id', '=', place).forNoKeyUpdate().execute();
}

import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** What is the same for all incidents of a tenant, found out once while somebody acts. */
export class PerTenant<T> {
  readonly #find: (tx: Tx, tenant: TenantId) => Promise<T>;
  readonly #found = new Map<TenantId, T>();

  constructor(find: (tx: Tx, tenant: TenantId) => Promise<T>) {
    this.#find = find;
  }

  async at(tx: Tx, tenant: TenantId): Promise<T> {
    const known = this.#found.get(tenant);
    if (known !== undefined) return known;
    const found = await this.#find(tx, tenant);
    this.#found.set(tenant, found);
    return found;
  }
}

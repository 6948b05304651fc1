import { instantsOf } from './shift.ts';

/** More than this and the file's `tenant` is hardly a tenant: somebody mapped the wrong field. */
const MAX_TENANTS = 5_000;

const ALL = '';

/** What a first reading of the file tells: its latest time, over all and per tenant, and its tenants. */
export class Survey {
  readonly #format: string;
  readonly #lasts = new Map<string, number>();
  readonly tenants = new Set<string>();

  constructor(format: string) {
    this.#format = format;
  }

  add(record: unknown): void {
    const tenant = tenantOf(record);
    if (tenant !== undefined) this.#meet(tenant);
    // Every time of a record counts, not only when it was detected: none may come to lie in the future.
    const last = Math.max(...instantsOf(record, this.#format));
    for (const key of tenant === undefined ? [ALL] : [ALL, tenant]) {
      if (last > (this.#lasts.get(key) ?? Number.NEGATIVE_INFINITY)) this.#lasts.set(key, last);
    }
  }

  /** How far a record's times move so that the file ends at `now`. `perTenant` makes every tenant end there. */
  toEndAt(now: number, record: unknown, perTenant: boolean): number {
    const last = this.#lasts.get((perTenant && tenantOf(record)) || ALL);
    return last === undefined ? 0 : now - last;
  }

  #meet(tenant: string): void {
    if (this.tenants.size >= MAX_TENANTS)
      throw new Error(`the file names more than ${MAX_TENANTS} tenants; check its mapping`);
    this.tenants.add(tenant);
  }
}

/** The tenant a native record names. */
function tenantOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('tenant' in record)) return undefined;
  return typeof record.tenant === 'string' && record.tenant !== '' ? record.tenant : undefined;
}

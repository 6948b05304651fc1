import { instantOf, instantsOf, type Shift } from './shift.ts';

/** More than this and the file's `tenant` is hardly a tenant: somebody mapped the wrong field. */
const MAX_TENANTS = 5_000;

interface Span {
  first: number;
  last: number;
}

const ALL = '';

/** What a first reading of the file tells: the span of its times, whole or per tenant, and its tenants. */
export class Survey {
  readonly #format: string;
  readonly #spans = new Map<string, Span>();
  readonly tenants = new Set<string>();

  constructor(format: string) {
    this.#format = format;
  }

  add(record: unknown): void {
    const tenant = tenantOf(record);
    if (tenant !== undefined) this.#meet(tenant);
    const times = instantsOf(record, this.#format);
    const first = instantOf(record, this.#format);
    if (first === undefined) return;
    // Rows are spread one at a time on purpose: `last` must cover every time, or some would lie in the future.
    const last = Math.max(...times);
    for (const key of tenant === undefined ? [ALL] : [ALL, tenant]) this.#widen(key, first, last);
  }

  /** How far a record's times move. `perTenant` makes every tenant begin or end together. */
  shiftMs(record: unknown, shift: Shift, perTenant: boolean, now: number): number {
    const span = this.#spans.get((perTenant && tenantOf(record)) || ALL);
    if (shift === 'none' || span === undefined) return 0;
    return now - (shift === 'now' ? span.last : span.first);
  }

  #meet(tenant: string): void {
    if (this.tenants.size >= MAX_TENANTS)
      throw new Error(`the file names more than ${MAX_TENANTS} tenants; check its mapping`);
    this.tenants.add(tenant);
  }

  #widen(key: string, first: number, last: number): void {
    const span = this.#spans.get(key);
    if (!span) this.#spans.set(key, { first, last });
    else {
      span.first = Math.min(span.first, first);
      span.last = Math.max(span.last, last);
    }
  }
}

/** The tenant a native record names. */
export function tenantOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('tenant' in record)) return undefined;
  return typeof record.tenant === 'string' && record.tenant !== '' ? record.tenant : undefined;
}

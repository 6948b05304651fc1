import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Moved } from '../../shared/wire/ops.ts';
import { MOVED_EVERY_MS } from '../../shared/wire/ops-limits.ts';

/** With more tenants moving than this, the others' turn comes next: a reader of all hears 200 a second at most. */
const TENANTS_A_TURN = 100;

/** Gathers how far tenants' logs have come, and tells it at a bounded rate, whatever the number of changes. */
export class Moves {
  /** In order of their first move that was not told. */
  readonly #untold = new Map<TenantId, number>();
  readonly #tell: (moved: Moved & { readonly tenant: TenantId }) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (moved: Moved & { readonly tenant: TenantId }) => void) {
    this.#tell = tell;
  }

  note(tenant: TenantId, seq: number): void {
    this.#untold.set(tenant, seq);
    // The first after a pause is told at once.
    if (this.#timer === null) this.#turn();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#untold.clear();
  }

  #turn(): void {
    this.#timer = null;
    if (this.#untold.size === 0) return;
    for (const [tenant, seq] of [...this.#untold].slice(0, TENANTS_A_TURN)) {
      this.#untold.delete(tenant);
      this.#tell({ tenant, seq });
    }
    this.#timer = setTimeout(() => this.#turn(), MOVED_EVERY_MS);
  }
}

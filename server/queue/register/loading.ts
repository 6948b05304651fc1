import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../../shared/node/db/tenancy.ts';
import { Columns } from './columns.ts';
import {
  freeze,
  type RegisterHead,
  type RegisterRow,
  readPositions,
  readRowsAfter,
  readRowsOf,
} from './read.ts';

/** Incidents of several tenants read in one snapshot; one with more is read page by page. */
const MAX_TOGETHER = 2_000;
/** Rows put in place before others get their turn: about a millisecond. */
const ROWS_A_SLICE = 1_000;

interface Holder {
  /** Places in use by what is held. */
  places(): number;
  take(id: TenantId, columns: Columns, seq: number): void;
}

/** Reads whole tenants in the background, small ones first, as long as there is room for them. */
export class Loading {
  readonly #tenancy: Tenancy;
  readonly #maxPlaces: number;
  readonly #holder: Holder;
  #wanted = new Map<TenantId, RegisterHead>();
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(tenancy: Tenancy, maxPlaces: number, holder: Holder) {
    this.#tenancy = tenancy;
    this.#maxPlaces = maxPlaces;
    this.#holder = holder;
  }

  /** All tenants that are wanted now; those asked for before and not here are not wanted any more. */
  want(heads: readonly RegisterHead[]): void {
    this.#wanted = new Map(heads.map((head) => [head.tenant_id, head]));
    if (heads.length === 0 || this.#closed) return;
    this.#running ??= this.#run()
      // Postgres is away: whoever asks next wants the same again.
      .catch(() => {})
      .finally(() => {
        this.#running = null;
      });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const some = this.#some();
      if (some.length === 0 || this.#closed) return;
      for (const id of some) this.#wanted.delete(id);
      await this.#tenancy.asSystem('load the register of incidents', (tx) => this.#load(tx, some));
    }
  }

  #some(): TenantId[] {
    const room = this.#maxPlaces - this.#holder.places();
    let together = 0;
    return [...this.#wanted.values()]
      .toSorted((a, b) => a.number - b.number)
      .filter(({ number }, index) => {
        together += number;
        return together <= room && (index === 0 || together <= MAX_TOGETHER);
      })
      .map(({ tenant_id }) => tenant_id);
  }

  async #load(tx: Tx, tenants: readonly TenantId[]): Promise<void> {
    await freeze(tx);
    const seqs = new Map((await readPositions(tx, tenants)).map(({ tenant_id, seq }) => [tenant_id, seq]));
    const loaded = new Map(tenants.map((id) => [id, new Columns()]));
    if (tenants.length > 1) await this.#place(await readRowsOf(tx, tenants), loaded);
    else await this.#pageThrough(tx, tenants[0]!, loaded);
    for (const [id, columns] of loaded) {
      const seq = seqs.get(id);
      if (seq !== undefined) this.#holder.take(id, columns, seq);
    }
  }

  async #pageThrough(tx: Tx, tenant: TenantId, loaded: ReadonlyMap<TenantId, Columns>): Promise<void> {
    for (let number = 0; !this.#closed; ) {
      const rows = await readRowsAfter(tx, tenant, number);
      if (rows.length === 0) return;
      await this.#place(rows, loaded);
      number = rows.at(-1)!.number;
    }
    throw new Error('closed while a tenant was read');
  }

  async #place(rows: readonly RegisterRow[], into: ReadonlyMap<TenantId, Columns>): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS_A_SLICE) {
      for (const row of rows.slice(start, start + ROWS_A_SLICE)) into.get(row.tenant_id)!.put(row);
      await nextTurn();
    }
  }
}

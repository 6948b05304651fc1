import { Board } from '../../shared/domain/board.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Tenant, TenantId } from '../../shared/domain/tenant.ts';
import { minuteOf } from '../../shared/domain/window.ts';
import type { HeldCounters } from '../../shared/node/redis/counters.ts';
import { type CellChange, changesBetween, emptyRow, fillRow } from './row.ts';

/** What a live stream entry says: absolute values of counter fields after the events `from`+1 … `to`. */
export interface StreamEntry {
  readonly tenantId: TenantId;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  /** `field=value field=value …` */
  readonly cells: string;
}

interface Mirrored {
  tenant: Tenant;
  board: Board;
  epoch: string | null;
  seq: number;
  readonly row: Float64Array;
}

/**
 * Every tenant's counters and current row in this process. Entries may come late, twice or with a gap: values are
 * absolute and carry their position, so each is taken, skipped, or answered with "read this tenant anew".
 */
export class Mirror {
  readonly #clock: Clock;
  readonly #tenants = new Map<TenantId, Mirrored>();
  readonly #dirty = new Set<TenantId>();
  readonly #scratch = emptyRow();
  #minute: number;
  #onDirty: () => void = () => {};
  readonly #followers: ((tenantId: TenantId, seq: number) => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#minute = minuteOf(clock());
  }

  /** Called whenever some row may have changed. */
  listen(onDirty: () => void): void {
    this.#onDirty = onDirty;
  }

  /** Called whenever a tenant's log is known to have come further. */
  follow(onMoved: (tenantId: TenantId, seq: number) => void): void {
    this.#followers.push(onMoved);
  }

  #moved(tenantId: TenantId, seq: number): void {
    for (const onMoved of this.#followers) onMoved(tenantId, seq);
  }

  tenants(): Tenant[] {
    return [...this.#tenants.values()].map((mirrored) => mirrored.tenant);
  }

  /** The row as last collected, in the order of `scopeColumns`. */
  row(tenantId: TenantId): Float64Array | undefined {
    return this.#tenants.get(tenantId)?.row;
  }

  /** What came in and what was closed from one clock hour to another, both included. */
  flow(tenantId: TenantId, from: number, to: number): { readonly opened: number; readonly closed: number } {
    return this.#tenants.get(tenantId)?.board.flow(from, to) ?? { opened: 0, closed: 0 };
  }

  position(tenantId: TenantId): { readonly epoch: string | null; readonly seq: number } | undefined {
    return this.#tenants.get(tenantId);
  }

  /** Takes the list of tenants. Answers those that are new here and have no counters yet. */
  setTenants(tenants: readonly Tenant[]): TenantId[] {
    const listed = new Set(tenants.map((tenant) => tenant.id));
    for (const id of this.#tenants.keys()) if (!listed.has(id)) this.#tenants.delete(id);
    const fresh: TenantId[] = [];
    for (const tenant of tenants) {
      const mirrored = this.#tenants.get(tenant.id);
      if (mirrored === undefined) {
        fresh.push(tenant.id);
        this.#tenants.set(tenant.id, { tenant, board: new Board(), epoch: null, seq: 0, row: emptyRow() });
      } else mirrored.tenant = tenant;
      this.#touch(tenant.id);
    }
    return fresh;
  }

  /** Replaces a tenant's counters by a whole state read from Redis. An older state of the same epoch is skipped. */
  load(tenantId: TenantId, held: HeldCounters): void {
    const mirrored = this.#tenants.get(tenantId);
    if (mirrored === undefined || (mirrored.epoch === held.epoch && held.seq < mirrored.seq)) return;
    const board = new Board();
    for (const [field, value] of held.fields) board.set(field, value);
    const moved = held.seq !== mirrored.seq;
    Object.assign(mirrored, { board, epoch: held.epoch, seq: held.seq });
    this.#touch(tenantId);
    if (moved) this.#moved(tenantId, held.seq);
  }

  /** Takes one stream entry. `reload` means: read this tenant's whole state, then go on. */
  take(entry: StreamEntry): 'taken' | 'skipped' | 'reload' {
    const mirrored = this.#tenants.get(entry.tenantId);
    if (mirrored === undefined || mirrored.epoch !== entry.epoch) return 'reload';
    if (entry.to <= mirrored.seq) return 'skipped';
    if (entry.from > mirrored.seq) return 'reload';
    for (const cell of cellsOf(entry)) {
      const cut = cell.lastIndexOf('=');
      mirrored.board.set(cell.slice(0, cut), Number(cell.slice(cut + 1)));
    }
    mirrored.seq = entry.to;
    this.#touch(entry.tenantId);
    this.#moved(entry.tenantId, entry.to);
    return 'taken';
  }

  /** Brings dirty rows up to `now`; answers the cells that changed per tenant. All rows at each new minute. */
  collect(now = this.#clock()): Map<TenantId, CellChange[]> {
    if (minuteOf(now) !== this.#minute) this.#turnMinute(now);
    const changed = new Map<TenantId, CellChange[]>();
    for (const id of this.#dirty) {
      const mirrored = this.#tenants.get(id);
      if (mirrored === undefined) continue;
      fillRow(this.#scratch, mirrored.board, mirrored.tenant, now);
      const changes = changesBetween(mirrored.row, this.#scratch);
      if (changes.length > 0) changed.set(id, changes);
      mirrored.row.set(this.#scratch);
    }
    this.#dirty.clear();
    return changed;
  }

  #turnMinute(now: number): void {
    this.#minute = minuteOf(now);
    for (const [id, { board }] of this.#tenants) {
      board.trim(now);
      this.#dirty.add(id);
    }
  }

  #touch(tenantId: TenantId): void {
    this.#dirty.add(tenantId);
    this.#onDirty();
  }
}

/** Events that move no counter, such as a new title, still move the position. */
const cellsOf = ({ cells }: StreamEntry): string[] => (cells === '' ? [] : cells.split(' '));

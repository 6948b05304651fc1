import { type Accessor, batch, createSignal } from 'solid-js';
import { scopeColumns, tenantColumns } from '../../shared/domain/metric.ts';
import type { LiveTenant, Snapshot } from '../../shared/wire/live.ts';
import type { Target } from './frames.ts';

export type Cells = Float64Array;

interface Row {
  cells: Cells;
  /** Tracks, then answers the cells. They change in place, so read them at once and keep nothing. */
  readonly read: Accessor<Cells>;
  readonly bump: () => void;
}

export interface Store extends Target {
  /** False until the first snapshot: unknown is not zero. */
  readonly ready: Accessor<boolean>;
  readonly tenants: Accessor<readonly LiveTenant[]>;
  /** The cells of one row, tracked: 0 is the scope, the others are `LiveTenant.row`. */
  row(index: number): Cells;
  /** The same, untracked, for readers of many rows that keep their own pace. */
  peek(index: number): Cells;
  /** Forgets everything, at once. */
  clear(): void;
}

function createRow(width: number): Row {
  const [version, setVersion] = createSignal(0);
  const row: Row = {
    cells: new Float64Array(width),
    read: () => {
      version();
      return row.cells;
    },
    bump: () => setVersion((n) => n + 1),
  };
  return row;
}

/** A tenant that did not change keeps its object, so that lists keyed by it keep their rows on a new snapshot. */
function keepKnown(known: readonly LiveTenant[], fresh: readonly LiveTenant[]): readonly LiveTenant[] {
  const byId = new Map(known.map((tenant) => [tenant.id, tenant]));
  return fresh.map((tenant) => {
    const old = byId.get(tenant.id);
    return old && JSON.stringify(old) === JSON.stringify(tenant) ? old : tenant;
  });
}

/**
 * The live view as signals: one per row. Measured on 2,000 rows, 500 changed a frame: 0.9 ms, against 6.5 for one
 * store with `produce` and 11 with `reconcile`.
 */
export function createStore(): Store {
  const [ready, setReady] = createSignal(false);
  const [tenants, setTenants] = createSignal<readonly LiveTenant[]>([]);
  const rows = [createRow(scopeColumns.length)];
  const dirty = new Set<Row>();

  const at = (index: number): Row => {
    while (rows.length <= index) rows.push(createRow(tenantColumns.length));
    return rows[index]!;
  };

  return {
    ready,
    tenants,
    row: (index) => at(index).read(),
    peek: (index) => at(index).cells,
    load(snapshot: Snapshot): void {
      batch(() => {
        for (let i = 0; i < Math.max(rows.length, snapshot.rows.length); i++) {
          const row = at(i);
          row.cells.fill(0);
          row.cells.set((snapshot.rows[i] ?? []).slice(0, row.cells.length));
          row.bump();
        }
        setTenants((known) => keepKnown(known, snapshot.tenants));
        setReady(true);
      });
    },
    write(index, column, value): void {
      const row = at(index);
      if (row.cells[column] === value) return;
      row.cells[column] = value;
      dirty.add(row);
    },
    clear(): void {
      batch(() => {
        dirty.clear();
        for (const row of rows) {
          row.cells.fill(0);
          row.bump();
        }
        setTenants([]);
        setReady(false);
      });
    },
    drop(id): void {
      const gone = tenants().find((tenant) => tenant.id === id);
      if (!gone) return;
      at(gone.row).cells.fill(0);
      dirty.add(at(gone.row));
      setTenants((all) => all.filter((tenant) => tenant !== gone));
    },
    commit(): void {
      if (dirty.size === 0) return;
      batch(() => {
        for (const row of dirty) row.bump();
      });
      dirty.clear();
    },
  };
}

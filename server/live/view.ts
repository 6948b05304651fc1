import { column, tenantColumns } from '../../shared/domain/metric.ts';
import type { Tenant, TenantId } from '../../shared/domain/tenant.ts';
import type { Delta, Snapshot } from '../../shared/wire/live.ts';
import { type CellChange, emptyRow } from './row.ts';

/** A scope's risk is no sum of its tenants' risks, so row 0 has none. */
const RISK = column('risk');
const WIDTH = tenantColumns.length;

interface Line {
  readonly values: Float64Array;
  /** The view's version at which each cell last changed. */
  readonly versions: Float64Array;
  /** Newest of `versions`, so that a catching-up reader skips lines that did not move. */
  version: number;
  /** The line as JSON, until it changes. */
  json: string | null;
}

/** When a frame was made and how current its numbers are, both in epoch milliseconds. */
export interface FrameTime {
  readonly at: number;
  readonly as_of: number;
}

/**
 * What all readers of one scope see: row 0 for the scope, then a row per tenant. Each cell remembers the version
 * at which it last changed, so a reader that is behind costs no memory: what it lacks is found by its version.
 */
export class View {
  readonly epoch: string;
  readonly tenants: readonly Tenant[];
  readonly #rowOf: Map<TenantId, number>;
  readonly #lines: Line[];
  readonly #next: () => number;
  #version: number;

  /** `next` gives out rising version numbers. */
  constructor(
    epoch: string,
    tenants: readonly Tenant[],
    rowOf: (id: TenantId) => Float64Array | undefined,
    next: () => number = counter(),
  ) {
    this.epoch = epoch;
    this.tenants = tenants;
    this.#next = next;
    this.#version = next();
    this.#rowOf = new Map(tenants.map((tenant, index) => [tenant.id, index + 1]));
    this.#lines = [
      lineOf(emptyRow()),
      ...tenants.map(({ id }) => lineOf(rowOf(id)?.slice(0, WIDTH) ?? new Float64Array(WIDTH))),
    ];
    for (const { id } of tenants) this.#addToScope(rowOf(id));
  }

  get version(): number {
    return this.#version;
  }

  /** The value of a cell; row 0 is the scope. */
  cell(row: number, at: number): number {
    return this.#lines[row]!.values[at]!;
  }

  /** Takes what the mirror collected; answers whether anything of this scope moved. */
  apply(changed: ReadonlyMap<TenantId, readonly CellChange[]>): boolean {
    const moved = [...changed].filter(([id]) => this.#rowOf.has(id));
    if (moved.length === 0) return false;
    this.#version = this.#next();
    for (const [id, changes] of moved) {
      for (const change of changes) this.#change(this.#rowOf.get(id)!, change, this.#version);
    }
    return true;
  }

  snapshot(time: FrameTime): string {
    const head: Omit<Snapshot, 'rows'> = {
      type: 'snapshot',
      view: 'overview',
      epoch: this.epoch,
      version: this.#version,
      ...time,
      tenants: this.tenants.map(({ id, slug, name, state, criticality }, index) => {
        return { row: index + 1, id, slug, name, state, criticality };
      }),
    };
    const rows = this.#lines.map((line) => (line.json ??= `[${line.values.join()}]`));
    return `${JSON.stringify(head).slice(0, -1)},"rows":[${rows.join()}]}`;
  }

  /** Every cell that changed after version `from`, as it is now. */
  delta(from: number, time: FrameTime): string {
    const cells: number[] = [];
    for (let row = 0; row < this.#lines.length; row++) {
      const line = this.#lines[row]!;
      if (line.version <= from) continue;
      for (let at = 0; at < line.values.length; at++) {
        if (line.versions[at]! > from) cells.push(row, at, line.values[at]!);
      }
    }
    const frame: Delta = { type: 'delta', from, to: this.#version, ...time, cells };
    return JSON.stringify(frame);
  }

  #change(row: number, { column: at, before, after }: CellChange, version: number): void {
    if (at < WIDTH) write(this.#lines[row]!, at, after, version);
    if (at === RISK) return;
    const scope = this.#lines[0]!;
    write(scope, at, scope.values[at]! + after - before, version);
  }

  #addToScope(row: Float64Array | undefined): void {
    const scope = this.#lines[0]!.values;
    row?.forEach((value, at) => {
      if (at !== RISK) scope[at]! += value;
    });
  }
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}

const lineOf = (values: Float64Array): Line => ({
  values,
  versions: new Float64Array(values.length),
  version: 0,
  json: null,
});

function write(line: Line, at: number, value: number, version: number): void {
  line.values[at] = value;
  line.versions[at] = version;
  line.version = version;
  line.json = null;
}

import type { Mirror } from '../../../server/live/mirror.ts';
import { column } from '../../../shared/domain/metric.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { ServerFrame } from '../../../shared/wire/live.ts';

/** 20 a second, plus the one that a slow pipe was owed when it came free and the one at the edge. */
const MOST = 22;
const RISK = column('risk');

/**
 * Reads every frame as it leaves: each cell must be what the mirror holds, at that moment, of a tenant of the
 * scope that was asked for last. So a cell of any other tenant, or of an older state, cannot pass.
 */
export class Audit {
  readonly #mirror: Mirror;
  readonly #covers: (id: TenantId) => boolean;
  /** The tenants behind the rows, as the last snapshot on this socket named them. */
  #rows: TenantId[] = [];
  readonly #deltas: number[] = [];

  constructor(mirror: Mirror, covers: (id: TenantId) => boolean) {
    this.#mirror = mirror;
    this.#covers = covers;
  }

  frame(text: string): void {
    const frame = JSON.parse(text) as ServerFrame;
    if (frame.type === 'snapshot') {
      this.#rows = frame.tenants.map(({ id }) => id as TenantId);
      frame.rows.forEach((cells, row) => {
        cells.forEach((value, at) => {
          this.#cell(row, at, value);
        });
      });
    }
    if (frame.type === 'delta') {
      this.#pace(frame.at);
      for (let i = 0; i < frame.cells.length; i += 3) {
        this.#cell(frame.cells[i]!, frame.cells[i + 1]!, frame.cells[i + 2]!);
      }
    }
    const stranger = this.#rows.find((id) => frame.type !== 'hello' && !this.#covers(id));
    if (stranger) throw new Error(`${stranger} is outside of the scope`);
  }

  #pace(at: number): void {
    this.#deltas.push(at);
    const before = this.#deltas.at(-1 - MOST);
    if (before !== undefined && at - before < 1_000) throw new Error(`more than ${MOST} deltas in a second`);
  }

  #cell(row: number, at: number, value: number): void {
    const held = row === 0 ? this.#sum(at) : this.#mirror.row(this.#rows[row - 1]!)?.[at];
    if (held !== value) throw new Error(`row ${row}, column ${at} says ${value}; the mirror holds ${held}`);
  }

  #sum(at: number): number {
    if (at === RISK) return 0;
    return this.#rows.reduce((sum, id) => sum + (this.#mirror.row(id)?.[at] ?? 0), 0);
  }
}

export const within =
  (own: Scope, asked: readonly string[] | undefined) =>
  (id: TenantId): boolean =>
    (own.kind === 'all' || own.ids.includes(id)) && (asked === undefined || asked.includes(id));

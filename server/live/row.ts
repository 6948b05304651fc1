import type { Board } from '../../shared/domain/board.ts';
import { CUSTOMERS_COLUMN, MINUTE_RING, minuteColumn, scopeColumns } from '../../shared/domain/metric.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { minuteOf } from '../../shared/domain/window.ts';

/** One cell of a tenant's row that moved. */
export interface CellChange {
  readonly column: number;
  readonly before: number;
  readonly after: number;
}

export const emptyRow = (): Float64Array => new Float64Array(scopeColumns.length);

/**
 * Writes a tenant's row, the scope's columns as well, so that a scope's row is nothing but the sum of its tenants'.
 * A tenant counts as one customer while it is active.
 */
export function fillRow(row: Float64Array, board: Board, tenant: Tenant, now: number): void {
  row.fill(0);
  board.fill(row, now, tenant.criticality);
  row[CUSTOMERS_COLUMN] = tenant.state === 'active' ? 1 : 0;
  const last = minuteOf(now);
  board.eachMinute(last - MINUTE_RING + 1, last, (minute, lane, value) => {
    row[minuteColumn(minute, lane)] = value;
  });
}

export function changesBetween(before: Float64Array, after: Float64Array): CellChange[] {
  const changes: CellChange[] = [];
  for (let column = 0; column < after.length; column++) {
    if (before[column] !== after[column]) {
      changes.push({ column, before: before[column]!, after: after[column]! });
    }
  }
  return changes;
}

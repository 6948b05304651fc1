import { HOUR_RING } from '../../shared/domain/metric.ts';

export interface HeatLayout {
  readonly width: number;
  readonly height: number;
  readonly rem: number;
  readonly labelPx: number;
  readonly columnPx: number;
  readonly rowPx: number;
  readonly gapPx: number;
  readonly rows: number;
  /** Base line of the hour labels: under the last row. */
  readonly axisPx: number;
  /** An hour label under every so many columns. */
  readonly labelEvery: number;
}

const MOST_ROWS = 40;
const AXIS_REM = 1.4;
const LEAST_ROW_REM = 1.05;
const TALLEST_ROW_REM = 2;
/** A few rows may share this much, so that one customer alone still makes a picture. */
const FEW_ROWS_REM = 12;

/** Fits as many tenants as the height bears, and lets the rows fill it. */
export function heatLayout(width: number, height: number, rem: number, tenants: number): HeatLayout {
  const room = Math.max(0, height - AXIS_REM * rem);
  const rows = Math.min(MOST_ROWS, tenants, Math.floor(room / (LEAST_ROW_REM * rem)));
  const labelPx = Math.min(9.5 * rem, width * 0.3);
  const columnPx = (width - labelPx) / HOUR_RING;
  const tallest = Math.max(TALLEST_ROW_REM, FEW_ROWS_REM / Math.max(1, rows));
  const rowPx = Math.min(tallest * rem, room / Math.max(1, rows));
  const labelEvery = columnPx * 3 >= 3 * rem ? 3 : 6;
  const gapPx = Math.max(1, rem / 10);
  const axisPx = rows * rowPx + 1.1 * rem;
  return { width, height, rem, labelPx, columnPx, rowPx, gapPx, rows, axisPx, labelEvery };
}

/** Row and column under a point, or none. */
export function cellAt(
  layout: HeatLayout,
  x: number,
  y: number,
): { row: number; column: number } | undefined {
  const row = Math.floor(y / layout.rowPx);
  const column = Math.floor((x - layout.labelPx) / layout.columnPx);
  return row < layout.rows && column >= 0 && column < HOUR_RING ? { row, column } : undefined;
}

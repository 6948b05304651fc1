import { modules, severities } from './incident.ts';

/**
 * The ordered catalogue of live metrics. A metric's position is its column number on the wire, so the order is
 * part of the live protocol: append, never reorder, and bump `PROTOCOL` in wire/live-words.ts when it changes.
 */
const named = [
  ...severities.map((severity) => `open_${severity}` as const),
  'unassigned',
  ...modules.map((module) => `open_${module}` as const),
  'risk',
  'new_24h',
  'new_prev_24h',
  'closed_24h',
  'opened_7d',
  'closed_7d',
  'opened_prev_7d',
  'closed_prev_7d',
  'opened_30d',
  'closed_30d',
  'opened_mtd',
  'closed_mtd',
] as const;
export type MetricName = (typeof named)[number];

/** New incidents per clock hour, as a ring: the hour H (epoch hours) lives in column `hourColumn(H)`. */
export const HOUR_RING = 24;
/** New incidents per clock minute and severity, as a ring, on the scope row only. */
export const MINUTE_RING = 120;

const hourNames = Array.from({ length: HOUR_RING }, (_, slot) => `hour_${slot}`);
const minuteNames = Array.from({ length: MINUTE_RING }, (_, slot) =>
  severities.map((severity) => `minute_${slot}_${severity}`),
).flat();

/** Columns of a tenant's row. */
export const tenantColumns: readonly string[] = [...named, ...hourNames];
/** Columns of the scope's row (row 0): a tenant's columns summed, then the columns only a scope has. */
export const scopeColumns: readonly string[] = [...tenantColumns, 'customers', ...minuteNames];

const positions = new Map(named.map((name, position) => [name, position]));
export const column = (name: MetricName): number => positions.get(name)!;

const FIRST_HOUR = named.length;
export const CUSTOMERS_COLUMN = tenantColumns.length;
const FIRST_MINUTE = CUSTOMERS_COLUMN + 1;

/** Column of clock hour `hour` (epoch milliseconds ÷ 3,600,000, floored). */
export const hourColumn = (hour: number): number => FIRST_HOUR + (hour % HOUR_RING);
/** Scope-row column of clock minute `minute` (epoch milliseconds ÷ 60,000, floored) and severity index. */
export const minuteColumn = (minute: number, severity: number): number =>
  FIRST_MINUTE + (minute % MINUTE_RING) * severities.length + severity;

import { HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';
import { countedSeverities, modules, severities } from '../../shared/domain/incident.ts';
import type { MetricName } from '../../shared/domain/metric.ts';
import { column, HOUR_RING, hourColumn, minuteColumn } from '../../shared/domain/metric.ts';
import type { Period } from '../../shared/domain/window.ts';
import type { Cells } from './store.ts';

/** Meaning put back into a row of numbers: each function names what some columns say. */
export const cell = (cells: Cells, name: MetricName): number => cells[column(name)]!;

export const openBySeverity = (cells: Cells): number[] =>
  countedSeverities.map((severity) => cell(cells, `open_${severity}`));

export const openByModule = (cells: Cells): number[] => modules.map((name) => cell(cells, `open_${name}`));

export const openTotal = (cells: Cells): number =>
  countedSeverities.reduce((sum, severity) => sum + cell(cells, `open_${severity}`), 0);

/** For memos of several cells: a row changes often, its hours or its severities seldom. */
export const sameNumbers = {
  equals: (one: readonly number[], other: readonly number[]): boolean =>
    one.length === other.length && one.every((value, index) => value === other[index]),
};

/** New incidents per clock hour, oldest first; the last one is the hour that is under way. */
export function hourly(cells: Cells, now: number): number[] {
  const last = Math.floor(now / HOUR_MS);
  return Array.from({ length: HOUR_RING }, (_, i) => cells[hourColumn(last - HOUR_RING + 1 + i)]!);
}

/** New incidents of one clock minute, by severity. */
export const minuteCounts = (scope: Cells, at: number): number[] =>
  severities.map((_, index) => scope[minuteColumn(Math.floor(at / MINUTE_MS), index)]!);

export function flow(cells: Cells, period: Period): { opened: number; closed: number } {
  const opened = period === '24h' ? 'new_24h' : (`opened_${period}` as const);
  return { opened: cell(cells, opened), closed: cell(cells, `closed_${period}`) };
}

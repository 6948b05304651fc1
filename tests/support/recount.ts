import { modules, severities } from '../../shared/domain/incident.ts';
import type { Facts } from '../../shared/domain/tally.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const minute = (at: number) => Math.floor(at / MINUTE);
const hour = (at: number) => Math.floor(at / HOUR);

/** The counter fields these incidents amount to, by counting each name over all of them: slow and plain. */
export function recountFields(incidents: readonly Facts[], now: number): Record<string, number> {
  const counted: Record<string, number> = {};
  const add = (name: string, is: boolean) => {
    if (is) counted[name] = (counted[name] ?? 0) + 1;
  };
  for (const { severity, status, module, assigned, detectedAt, closedAt } of incidents) {
    const lane = severities.indexOf(severity);
    const open = status !== 'closed';
    const recent = (at: number) => minute(at) >= minute(now) - 2 * 24 * 60;
    const inMonth = (at: number) => hour(at) >= hour(now) - 35 * 24;
    add(`m:${minute(detectedAt)}:${lane}`, recent(detectedAt));
    add(`h:${hour(detectedAt)}:${lane}`, inMonth(detectedAt));
    add(`mc:${minute(closedAt ?? 0)}`, closedAt !== null && recent(closedAt));
    add(`hc:${hour(closedAt ?? 0)}`, closedAt !== null && inMonth(closedAt));
    add(`open:${severity}`, open);
    if (severity === 'info') continue;
    add(`module:${module}`, open);
    add(`age:${severity}:${hour(detectedAt)}`, open);
    add('unassigned', open && !assigned);
  }
  return counted;
}

/** The named columns of a tenant's row, all but risk, each counted by its definition in docs/metrics.md. */
export function recountRow(incidents: readonly Facts[], now: number): Record<string, number> {
  const count = (is: (facts: Facts) => boolean) => incidents.filter(is).length;
  const day = minute(now) * MINUTE - DAY;
  const week = hour(now) * HOUR - 7 * DAY;
  const date = new Date(now);
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const thisMinute = (minute(now) + 1) * MINUTE;
  const thisHour = (hour(now) + 1) * HOUR;
  const opened = (from: number, to: number) => count((f) => f.detectedAt >= from && f.detectedAt < to);
  const closed = (from: number, to: number) =>
    count((f) => f.closedAt !== null && f.closedAt >= from && f.closedAt < to);
  const open = (is: (facts: Facts) => boolean) => count((f) => f.status !== 'closed' && is(f));
  const counted: Record<string, number> = {
    unassigned: open((f) => f.severity !== 'info' && !f.assigned),
    new_24h: opened(day, thisMinute),
    new_prev_24h: opened(day - DAY, day),
    closed_24h: closed(day, thisMinute),
    opened_7d: opened(week, thisHour),
    closed_7d: closed(week, thisHour),
    opened_prev_7d: opened(week - 7 * DAY, week),
    closed_prev_7d: closed(week - 7 * DAY, week),
    opened_30d: opened(hour(now) * HOUR - 30 * DAY, thisHour),
    closed_30d: closed(hour(now) * HOUR - 30 * DAY, thisHour),
    opened_mtd: opened(month, thisHour),
    closed_mtd: closed(month, thisHour),
  };
  for (const severity of severities) counted[`open_${severity}`] = open((f) => f.severity === severity);
  for (const module of modules) {
    counted[`open_${module}`] = open((f) => f.severity !== 'info' && f.module === module);
  }
  for (let back = 0; back < 24; back++) {
    const slot = hour(now) - back;
    counted[`hour_${slot % 24}`] = opened(slot * HOUR, (slot + 1) * HOUR);
  }
  return counted;
}

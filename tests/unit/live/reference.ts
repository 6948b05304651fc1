import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/clock.ts';
import { modules, severities } from '../../../shared/domain/incident.ts';
import { scopeColumns, tenantColumns } from '../../../shared/domain/metric.ts';
import type { Facts } from '../../../shared/domain/tally.ts';
import type { Criticality, Tenant } from '../../../shared/domain/tenant.ts';
import { naiveRisk } from './reference-risk.ts';

/** One tenant as the reference sees it: a list of incidents, and nothing that was computed before. */
export interface Held {
  readonly tenant: Tenant;
  readonly incidents: readonly Facts[];
}

type Named = Map<string, number>;

const down = (at: number, width: number): number => Math.floor(at / width) * width;

/** Every number of docs/metrics.md, counted by walking the incidents. */
function named(incidents: readonly Facts[], criticality: Criticality, now: number): Named {
  const opened = (from: number, before = Number.POSITIVE_INFINITY) =>
    incidents.filter(({ detectedAt }) => detectedAt >= from && detectedAt < before).length;
  const closed = (from: number, before = Number.POSITIVE_INFINITY) =>
    incidents.filter(({ closedAt }) => closedAt !== null && closedAt >= from && closedAt < before).length;
  const open = incidents.filter(({ status }) => status !== 'closed');
  const counted = open.filter(({ severity }) => severity !== 'info');
  const day = down(now, MINUTE_MS) - DAY_MS;
  const week = down(now, HOUR_MS) - 7 * DAY_MS;
  const thirty = down(now, HOUR_MS) - 30 * DAY_MS;
  const date = new Date(now);
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const named: Named = new Map<string, number>([
    ['unassigned', counted.filter(({ assigned }) => !assigned).length],
    ['risk', naiveRisk(counted, criticality, now)],
    ['new_24h', opened(day)],
    ['new_prev_24h', opened(day - DAY_MS, day)],
    ['closed_24h', closed(day)],
    ['opened_7d', opened(week)],
    ['closed_7d', closed(week)],
    ['opened_prev_7d', opened(week - 7 * DAY_MS, week)],
    ['closed_prev_7d', closed(week - 7 * DAY_MS, week)],
    ['opened_30d', opened(thirty)],
    ['closed_30d', closed(thirty)],
    ['opened_mtd', opened(month)],
    ['closed_mtd', closed(month)],
  ]);
  for (const name of severities) {
    named.set(`open_${name}`, open.filter(({ severity }) => severity === name).length);
  }
  for (const name of modules) {
    named.set(`open_${name}`, counted.filter(({ module }) => module === name).length);
  }
  for (let hour = down(now, HOUR_MS) - 23 * HOUR_MS; hour <= now; hour += HOUR_MS) {
    named.set(`hour_${(hour / HOUR_MS) % 24}`, opened(hour, hour + HOUR_MS));
  }
  return named;
}

function minutes(incidents: readonly Facts[], now: number): Named {
  const counts: Named = new Map();
  for (const { detectedAt, severity } of incidents) {
    if (detectedAt < down(now, MINUTE_MS) - 119 * MINUTE_MS) continue;
    const name = `minute_${Math.floor(detectedAt / MINUTE_MS) % 120}_${severity}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** What a reader of these tenants must see at `now`: row 0 for the scope, then one row per tenant. */
export function referenceRows(held: readonly Held[], now: number): number[][] {
  const rows = held.map(({ tenant, incidents }) => named(incidents, tenant.criticality, now));
  const scope: Named = minutes(
    held.flatMap(({ incidents }) => incidents),
    now,
  );
  for (const row of rows) for (const [name, value] of row) scope.set(name, (scope.get(name) ?? 0) + value);
  scope.set('risk', 0);
  scope.set('customers', held.filter(({ tenant }) => tenant.state === 'active').length);
  const inOrder = (columns: readonly string[], row: Named) => columns.map((name) => row.get(name) ?? 0);
  return [inOrder(scopeColumns, scope), ...rows.map((row) => inOrder(tenantColumns, row))];
}

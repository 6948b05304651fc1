import { countedSeverities } from '../shared/domain/incident.ts';
import { CUSTOMERS_COLUMN, column } from '../shared/domain/metric.ts';
import { type Period, resolutionRate } from '../shared/domain/window.ts';
import type { Overview, TenantOverview } from '../shared/wire/http/overview.ts';
import type { View } from './live/view.ts';

export const DEFAULT_PERIOD: Period = '7d';
/** As many as a ranking shows at a glance. */
const RANKED = 10;

/** What both overviews say, of the whole scope of a view; `asOf` in epoch milliseconds. */
export function figuresOf(view: View, period: Period, asOf: number): Omit<TenantOverview, 'tenant' | 'risk'> {
  const scope = (name: Parameters<typeof column>[0]) => view.cell(0, column(name));
  const opened = period === '24h' ? scope('new_24h') : scope(`opened_${period}`);
  const closed = scope(`closed_${period}`);
  return {
    as_of: new Date(asOf).toISOString(),
    period,
    critical_open: scope('open_critical'),
    new_24h: scope('new_24h'),
    resolution_rate: resolutionRate(opened, closed),
    opened,
    closed,
    unassigned: scope('unassigned'),
    open: openOf(view, 0),
  };
}

export const customersOf = (view: View): number => view.cell(0, CUSTOMERS_COLUMN);

/** Of a view of one tenant; one so new that no view has it yet is at no risk. */
export const riskOf = (view: View): number => (view.tenants.length === 1 ? view.cell(1, column('risk')) : 0);

const openOf = (view: View, row: number) => {
  const [critical, high, medium, low] = countedSeverities.map((severity) =>
    view.cell(row, column(`open_${severity}`)),
  ) as [number, number, number, number];
  return { critical, high, medium, low };
};

export const rank = (view: View): Overview['most_at_risk'] =>
  view.tenants
    .map(({ id, slug, name }, index) => ({
      tenant: { id, slug, name },
      risk: view.cell(index + 1, column('risk')),
      open: openOf(view, index + 1),
    }))
    .filter((ranked) => ranked.risk > 0)
    .sort((a, b) => b.risk - a.risk || a.tenant.name.localeCompare(b.tenant.name))
    .slice(0, RANKED);

import { countedSeverities } from '../../shared/domain/incident.ts';
import { CUSTOMERS_COLUMN, column } from '../../shared/domain/metric.ts';
import { type Period, resolutionRate } from '../../shared/domain/window.ts';
import { Overview, OverviewQuery } from '../../shared/wire/http/overview.ts';
import type { ServerDeps } from '../deps.ts';
import { catchUp } from '../live/catch-up.ts';
import type { View } from '../live/view.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const DEFAULT_PERIOD: Period = '7d';
/** As many as a ranking shows at a glance. */
const RANKED = 10;

/** The same numbers as the live view, for those who ask rather than listen; never older than the question. */
export function overviewRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/overview',
    {
      config: { needs: 'mssp.view' },
      schema: {
        summary: 'The five metrics over my scope',
        querystring: OverviewQuery,
        response: { 200: Overview },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      await catchUp(deps, scope);
      const view = deps.hub.look(scope);
      return present(view, request.query.period ?? DEFAULT_PERIOD, deps.hub.time().as_of);
    },
  );
}

function present(view: View, period: Period, asOf: number): Overview {
  const scope = (name: Parameters<typeof column>[0]) => view.cell(0, column(name));
  const opened = period === '24h' ? scope('new_24h') : scope(`opened_${period}`);
  const closed = scope(`closed_${period}`);
  return {
    as_of: new Date(asOf).toISOString(),
    period,
    customers_monitored: view.cell(0, CUSTOMERS_COLUMN),
    critical_open: scope('open_critical'),
    new_24h: scope('new_24h'),
    resolution_rate: resolutionRate(opened, closed),
    opened,
    closed,
    unassigned: scope('unassigned'),
    open: openOf(view, 0),
    most_at_risk: rank(view),
  };
}

const openOf = (view: View, row: number) => {
  const [critical, high, medium, low] = countedSeverities.map((severity) =>
    view.cell(row, column(`open_${severity}`)),
  ) as [number, number, number, number];
  return { critical, high, medium, low };
};

const rank = (view: View) =>
  view.tenants
    .map(({ id, slug, name }, index) => ({
      tenant: { id, slug, name },
      risk: view.cell(index + 1, column('risk')),
      open: openOf(view, index + 1),
    }))
    .filter((ranked) => ranked.risk > 0)
    .sort((a, b) => b.risk - a.risk || a.tenant.name.localeCompare(b.tenant.name))
    .slice(0, RANKED);

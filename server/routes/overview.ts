import { Overview, OverviewQuery, TenantOverview } from '../../shared/wire/http/overview.ts';
import type { ServerDeps } from '../deps.ts';
import { catchUp } from '../live/catch-up.ts';
import { customersOf, DEFAULT_PERIOD, figuresOf, rank, riskOf } from '../overview.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { TenantParams } from './tenant.ts';

/**
 * The same numbers as the live view, for those who ask rather than listen, and under the same discretion: the numbers
 * are never older than the question, although `as_of` says so to nobody who does not see all tenants.
 */
export function overviewRoutes(app: App, deps: ServerDeps): void {
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
      const { as_of } = deps.hub.timeFor(scope);
      const figures = figuresOf(view, request.query.period ?? DEFAULT_PERIOD, as_of);
      return { ...figures, customers_monitored: customersOf(view), most_at_risk: rank(view) };
    },
  );

  app.get(
    '/api/v1/tenants/:tenant/overview',
    {
      config: { needs: 'overview.read' },
      schema: {
        summary: 'The same metrics of one tenant',
        params: TenantParams,
        querystring: OverviewQuery,
        response: { 200: TenantOverview },
      },
    },
    async (request) => {
      const tenant = tenantOf(request);
      const scope = { kind: 'tenants', ids: [tenant.id] } as const;
      await catchUp(deps, scope);
      const view = deps.hub.look(scope);
      const { as_of } = deps.hub.timeFor(scope);
      const figures = figuresOf(view, request.query.period ?? DEFAULT_PERIOD, as_of);
      return { ...figures, tenant, risk: riskOf(view) };
    },
  );
}

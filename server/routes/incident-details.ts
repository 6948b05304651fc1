import { DetailValues, DetailValuesQuery } from '../../shared/wire/http/incident-details.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { choiceOf } from '../queue/choice.ts';
import { detailValues } from '../queue/detail-values.ts';
import type { App } from '../typed.ts';

export function incidentDetailsRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/incidents/details',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'The most frequent values of one detail among the incidents that a filter selects',
        querystring: DetailValuesQuery,
        response: { 200: DetailValues },
      },
    },
    async (request) => {
      const { actor, scope } = grantedTo(request);
      const { name, ...filter } = request.query;
      const choice = await choiceOf(deps.tenancy, { actor, scope }, filter, deps.clock());
      return detailValues(deps.tenancy, scope, choice, name);
    },
  );
}

import { Fault } from '../../shared/domain/fault.ts';
import { IncidentCounts } from '../../shared/wire/http/incident-counts.ts';
import { Incident, IncidentFilter, IncidentList, IncidentQuery } from '../../shared/wire/http/incidents.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { choiceOf } from '../queue/choice.ts';
import { countChosen } from '../queue/count.ts';
import type { FacetCounts } from '../queue/facet-counts.ts';
import { readPage } from '../queue/page.ts';
import { presentIncident } from '../queue/present.ts';
import { presentCounts } from '../queue/present-counts.ts';
import { getIncident } from '../queue/rows.ts';
import type { App } from '../typed.ts';
import { incidentCursor, incidentPosition } from './incident-cursor.ts';
import { IncidentParams, incidentId } from './incident-id.ts';

export function incidentRoutes(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/incidents',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Incidents in my scope, newest first unless asked otherwise',
        querystring: IncidentQuery,
        response: { 200: IncidentList },
      },
    },
    async (request) => {
      const { actor, scope } = grantedTo(request);
      const { cursor, limit = 50, order = 'newest', counted = true, ...filter } = request.query;
      const after = cursor === undefined ? null : incidentPosition(deps.ids, cursor);
      const choice = await choiceOf(deps.tenancy, { actor, scope }, filter, deps.clock());
      const [{ rows, next }, counts] = await Promise.all([
        readPage(deps, scope, choice, { order, limit, after }),
        counted ? countChosen(deps, scope, choice) : null,
      ]);
      return {
        items: rows.map((row) => presentIncident(deps.ids, row)),
        next_cursor: next && incidentCursor(deps.ids, next),
        ...(counts === null ? { total: null, hidden: null } : shownOf(counts.counts)),
      };
    },
  );

  app.get(
    '/api/v1/incidents/counts',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'How many incidents a filter selects, and how many per value of each filter',
        querystring: IncidentFilter,
        response: { 200: IncidentCounts },
      },
    },
    async (request) => {
      const { actor, scope } = grantedTo(request);
      const choice = await choiceOf(deps.tenancy, { actor, scope }, request.query, deps.clock());
      const counted = await countChosen(deps, scope, choice);
      return deps.tenancy.asScope(scope, (tx) => presentCounts(tx, choice, counted));
    },
  );

  app.get(
    '/api/v1/incidents/:id',
    {
      config: { needs: 'incidents.read' },
      schema: { summary: 'One incident', params: IncidentParams, response: { 200: Incident } },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      const id = incidentId(deps.ids, request.params.id);
      const incident = await deps.tenancy.asScope(scope, (tx) => getIncident(tx, deps.ids, id));
      if (incident === null) throw new Fault('not_found', 'no such incident in your scope');
      return incident;
    },
  );
}

const shownOf = ({ total, all }: FacetCounts) => ({ total, hidden: all - total });

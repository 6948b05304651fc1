import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Incident, IncidentList, IncidentQuery } from '../../shared/wire/http/incidents.ts';
import type { ServerDeps } from '../deps.ts';
import { countIncidents, getIncident, listIncidents } from '../incidents.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { incidentId } from './incident-id.ts';

const Params = Type.Object({ id: Type.String({ maxLength: 20 }) });

export function incidentRoutes(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/incidents',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Incidents in my scope, newest first',
        querystring: IncidentQuery,
        response: { 200: IncidentList },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      const { cursor, limit = 50, ...filter } = request.query;
      const after = cursor === undefined ? null : positionOf(cursor);
      return deps.tenancy.asScope(scope, async (tx) => {
        const rows = await listIncidents(tx, filter, { limit: limit + 1, after });
        const items = rows.slice(0, limit);
        const last = items.at(-1);
        const more = rows.length > limit && last !== undefined;
        const next_cursor = more ? encodeCursor([Date.parse(last.detected_at), Number(last.id)]) : null;
        return { items, next_cursor, ...(await countIncidents(tx, filter)) };
      });
    },
  );

  app.get(
    '/api/v1/incidents/:id',
    {
      config: { needs: 'incidents.read' },
      schema: { summary: 'One incident', params: Params, response: { 200: Incident } },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      const id = incidentId(request.params.id);
      const incident = await deps.tenancy.asScope(scope, (tx) => getIncident(tx, id));
      if (incident === null) throw new Fault('not_found', 'no such incident in your scope');
      return incident;
    },
  );
}

function positionOf(cursor: string): { at: Date; id: number } {
  const [at, id] = decodeCursor(cursor, 2).map(Number) as [number, number];
  const position = { at: new Date(at), id };
  if (Number.isNaN(position.at.getTime()) || !Number.isSafeInteger(id)) {
    throw new Fault('bad_request', 'this cursor is not one of ours; start again without it', 'cursor');
  }
  return position;
}

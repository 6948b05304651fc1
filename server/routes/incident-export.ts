import { Readable } from 'node:stream';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { IncidentExportQuery } from '../../shared/wire/http/incidents.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo } from '../plugins/access.ts';
import { choiceOf } from '../queue/choice.ts';
import { auditIncidentExport, type ExportFormat, exportedIncidents } from '../queue/export.ts';
import type { App } from '../typed.ts';

const MEDIA: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export function incidentExportRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/incidents/export',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'The incidents a filter selects as a file, newest first; logged in the audit log',
        querystring: IncidentExportQuery,
        produces: Object.values(MEDIA),
      },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const { format = 'csv', ...filter } = request.query;
      const choice = await choiceOf(deps.tenancy, { actor, scope }, filter, deps.clock());
      const author = (id: TenantId | null) =>
        id === null ? authorOf(actor, request) : authorIn(actor, request, id, 'incidents.read');
      await auditIncidentExport(deps, author, scope, choice, format);
      const day = new Date(deps.clock()).toISOString().slice(0, 10);
      return reply
        .type(MEDIA[format])
        .header('content-disposition', `attachment; filename="incidents-${day}.${format}"`)
        .send(Readable.from(exportedIncidents(deps, scope, choice, format)));
    },
  );
}

import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { RelatedIncidents } from '../../shared/wire/http/indicators.ts';
import { noIncident } from '../acts/locate.ts';
import type { ServerDeps } from '../deps.ts';
import { askedOf } from '../indicators/asked.ts';
import { relatedTo } from '../indicators/related.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { IncidentParams, incidentId } from './incident-id.ts';

export function incidentRelatedRoute(app: App, { tenancy, ids }: ServerDeps): void {
  app.get(
    '/api/v1/incidents/:id/related',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Incidents in my scope that share indicators with one, the closest first',
        params: IncidentParams,
        response: { 200: RelatedIncidents },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      const id = incidentId(ids, request.params.id);
      return tenancy.asScope(scope, async (tx) => {
        const { rows } = await sql<{ tenant_id: TenantId }>`
          select tenant_id from incidents where id = ${id}`.execute(tx);
        if (rows[0] === undefined) throw noIncident();
        return relatedTo(tx, ids, askedOf(scope), { tenantId: rows[0].tenant_id, incidentId: id });
      });
    },
  );
}

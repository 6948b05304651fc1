import { scopeFor } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers, unite } from '../../shared/domain/scope.ts';
import { IncidentPayload } from '../../shared/wire/http/incidents.ts';
import type { ServerDeps } from '../deps.ts';
import { findPayload, readPayload } from '../incident-payload.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { IncidentParams, incidentId } from './incident-id.ts';

/** What the sensor sent of an incident. Inert: JSON, never a document of the sensor's own making. */
export function incidentPayloadRoute(app: App, { tenancy, ids }: ServerDeps): void {
  app.get(
    '/api/v1/incidents/:id/payload',
    {
      config: { needs: 'payloads.read' },
      schema: {
        summary: 'What the sensor sent, word for word',
        params: IncidentParams,
        response: { 200: IncidentPayload },
      },
    },
    async (request) => {
      const { actor, scope } = grantedTo(request);
      const seen = unite(scope, scopeFor(actor.access, 'incidents.read'));
      const id = incidentId(ids, request.params.id);
      const found = await tenancy.asScope(seen, (tx) => findPayload(tx, id));
      if (found === null) throw new Fault('not_found', 'no such incident in your scope');
      if (!covers(scope, found.tenantId)) {
        throw new Fault('forbidden', 'this needs the permission payloads.read in the tenant of the incident');
      }
      const payload = await tenancy.asSystem('read raw payload', (tx) => readPayload(tx, found));
      if (payload === null) {
        throw new Fault('not_found', 'the raw payload is gone: payloads are kept for a limited time');
      }
      return payload;
    },
  );
}

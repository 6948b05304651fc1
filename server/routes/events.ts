import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { historyOrders, LogPage } from '../../shared/wire/http/events.ts';
import { listQuery } from '../../shared/wire/http/list.ts';
import { presentEvents } from '../acts/names.ts';
import type { EventRow } from '../acts/stale.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import { getIncident } from '../queue/rows.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor, notOurs } from './cursor.ts';
import { IncidentParams, incidentId } from './incident-id.ts';
import { incidentPayloadRoute } from './incident-payload.ts';

const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });
const LogQuery = Type.Object({
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'answer only events with a greater seq',
    }),
  ),
  limit: listQuery.limit,
});

const HistoryQuery = Type.Object({
  ...listQuery,
  after: LogQuery.properties.after,
  order: Type.Optional(
    Type.Enum([...historyOrders], {
      description: 'oldest first if absent; a cursor goes on in its own order',
    }),
  ),
});

const fields = ['seq', 'at', 'kind', 'incident_id', 'actor', 'data'] as const;

/** A tenant's log as it is, the part of it that tells one incident's history, and the record that was before it. */
export function eventRoutes(app: App, deps: ServerDeps): void {
  incidentPayloadRoute(app, deps);
  app.get(
    '/api/v1/tenants/:tenant/events',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: "A tenant's log, gap-free, oldest first",
        params: TenantParams,
        querystring: LogQuery,
        response: { 200: LogPage },
      },
    },
    async (request) => {
      const tenant = tenantOf(request);
      const { after = 0, limit = 50 } = request.query;
      const rows = await deps.tenancy.asTenant(tenant.id, (tx) => {
        const query = tx.selectFrom('events').select(fields).where('tenant_id', '=', tenant.id);
        return query.where('seq', '>', after).orderBy('seq').limit(limit).execute();
      });
      return pageOf(deps, rows, limit, String);
    },
  );

  app.get(
    '/api/v1/incidents/:id/events',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: "An incident's history, page by page",
        params: IncidentParams,
        querystring: HistoryQuery,
        response: { 200: LogPage },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      const { cursor, limit = 50, after = 0, order = 'oldest' } = request.query;
      const last = cursor === undefined ? null : seqOf(cursor);
      const id = incidentId(deps.ids, request.params.id);
      const isNewest = order === 'newest';
      const rows = await deps.tenancy.asScope(scope, async (tx) => {
        const incident = await getIncident(tx, deps.ids, id);
        if (incident === null) throw new Fault('not_found', 'no such incident in your scope');
        const query = tx.selectFrom('events').select(fields).where('tenant_id', '=', incident.tenant.id);
        return query
          .where('incident_id', '=', id)
          .where('seq', '>', after)
          .$if(last !== null, (page) => page.where('seq', isNewest ? '<' : '>', last))
          .orderBy('seq', isNewest ? 'desc' : 'asc')
          .limit(limit)
          .execute();
      });
      return pageOf(deps, rows, limit, (seq) => encodeCursor([seq]));
    },
  );
}

/** The history's last event read. */
function seqOf(cursor: string): number {
  const [seq] = decodeCursor(cursor, 1);
  if (typeof seq !== 'number') throw notOurs();
  return seq;
}

/** With names, which the identity side knows: so it is done when the transaction is over. */
async function pageOf(
  deps: ServerDeps,
  rows: readonly EventRow[],
  limit: number,
  cursorOf: (seq: number) => string,
) {
  const items = await presentEvents(deps, rows);
  const last = items.at(-1);
  return { items, next_cursor: rows.length === limit && last ? cursorOf(last.seq) : null };
}

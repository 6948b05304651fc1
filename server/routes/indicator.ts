import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import type { Indicator } from '../../shared/domain/incident.ts';
import { canonical } from '../../shared/domain/indicator.ts';
import { IndicatorPage } from '../../shared/wire/http/indicators.ts';
import { listQuery } from '../../shared/wire/http/list.ts';
import type { ServerDeps } from '../deps.ts';
import { readMentions } from '../indicators/mention.ts';
import { listSightings, tenantsThatSaw } from '../indicators/page.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { incidentCursor, incidentPosition } from './incident-cursor.ts';

const IndicatorParams = Type.Object({ type: Type.String(), value: Type.String() });

/** Where one indicator was seen. What nobody of the scope saw is answered like what nobody saw at all. */
export function indicatorRoute(app: App, { tenancy, ids }: ServerDeps): void {
  app.get(
    '/api/v1/indicators/:type/:value',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Where an indicator was seen in my scope',
        description:
          'The value in any common spelling (`hxxp://`, `[.]`, upper case); the answer has the one kept.',
        params: IndicatorParams,
        querystring: Type.Object(listQuery),
        response: { 200: IndicatorPage },
      },
    },
    async (request) => {
      const indicator = indicatorOf(request.params);
      const { cursor, limit = 50 } = request.query;
      const after = cursor === undefined ? null : incidentPosition(ids, cursor);
      return tenancy.asScope(grantedTo(request).scope, async (tx) => {
        const tenants = await tenantsThatSaw(tx, indicator);
        const rows = await listSightings(tx, indicator, { limit: limit + 1, after });
        const page = rows.slice(0, limit);
        const mentions = await readMentions(
          tx,
          ids,
          page.map((row) => row.incident_id),
        );
        const last = page.at(-1);
        const more = rows.length > limit && last !== undefined;
        return {
          ...indicator,
          first_seen: tenants.map((each) => each.first_seen).sort()[0] ?? null,
          last_seen: tenants[0]?.last_seen ?? null,
          tenants,
          sightings: page.flatMap(({ incident_id, seen_at }) => {
            const incident = mentions.get(incident_id);
            return incident ? [{ incident, seen_at: seen_at.toISOString() }] : [];
          }),
          next_cursor: more ? incidentCursor(ids, { at: last.seen_at, id: last.incident_id }) : null,
        };
      });
    },
  );
}

function indicatorOf({ type, value }: { readonly type: string; readonly value: string }): Indicator {
  // Postgres text holds no NUL.
  const indicator = value.includes('\0') ? null : canonical(type, value);
  if (indicator === null) throw new Fault('bad_request', 'the value is not what its type says', 'value');
  return indicator;
}

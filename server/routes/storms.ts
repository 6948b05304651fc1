import { StormList, StormQuery } from '../../shared/wire/http/storms.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { listStorms } from '../storms.ts';
import type { App } from '../typed.ts';
import { datedPosition, encodeCursor } from './cursor.ts';

export function stormRoute(app: App, { tenancy }: ServerDeps): void {
  app.get(
    '/api/v1/storms',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Storms in my scope, newest first',
        querystring: StormQuery,
        response: { 200: StormList },
      },
    },
    async (request) => {
      const { cursor, limit = 50, ...filter } = request.query;
      const after = cursor === undefined ? null : datedPosition(cursor);
      const rows = await tenancy.asScope(grantedTo(request).scope, (tx) =>
        listStorms(tx, filter, { limit: limit + 1, after }),
      );
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { items, next_cursor: more ? encodeCursor([Date.parse(last.began_at), last.id]) : null };
    },
  );
}

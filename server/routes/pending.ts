import { Type } from 'typebox';
import type { Scope } from '../../shared/domain/scope.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import { Accepted, PendingList, PendingQuery } from '../../shared/wire/http/pending.ts';
import { Query } from '../../shared/wire/http/text.ts';
import type { ServerDeps } from '../deps.ts';
import { acceptPending, listPending } from '../pending.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor, notOurs } from './cursor.ts';
import { TenantParams } from './tenant.ts';

const PENDING_OF_TENANT = '/api/v1/tenants/:tenant/pending';
const SourceParams = Type.Object({ ...TenantParams.properties, source: Query(128) });

/** The summary rows of what new sources have back-filled, and the way into sight. */
export function pendingRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, clock, log } = deps;
  const projection = openProjection(deps);

  const list = async (scope: Scope, { cursor, limit = 50 }: PendingQuery) => {
    const after = cursor === undefined ? null : positionOf(cursor);
    const rows = await tenancy.asScope(scope, (tx) => listPending(tx, { limit: limit + 1, after }));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items, next_cursor: more ? encodeCursor([last.tenant.slug, last.source]) : null };
  };

  app.get(
    '/api/v1/pending',
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Back-fill of new sources in my scope that waits to be accepted',
        querystring: PendingQuery,
        response: { 200: PendingList },
      },
    },
    async (request) => list(grantedTo(request).scope, request.query),
  );

  app.get(
    PENDING_OF_TENANT,
    {
      config: { needs: 'incidents.read' },
      schema: {
        summary: 'Back-fill of new sources of a tenant that waits to be accepted',
        params: TenantParams,
        querystring: PendingQuery,
        response: { 200: PendingList },
      },
    },
    async (request) => list({ kind: 'tenants', ids: [tenantOf(request).id] }, request.query),
  );

  app.post(
    `${PENDING_OF_TENANT}/:source/accept`,
    {
      config: { needs: 'incidents.manage' },
      schema: {
        summary: "Accept a source's back-fill, that which is still to come included",
        params: SourceParams,
        response: { 200: Accepted },
      },
    },
    async (request) => {
      const { id } = tenantOf(request);
      const author = authorIn(grantedTo(request).actor, request, id, 'incidents.manage');
      const wanted = { tenantId: id, source: request.params.source, now: clock() };
      const { accepted, ranges } = await tenancy.asSystem('accept back-fill', (tx) =>
        acceptPending(tx, author, wanted),
      );
      // The log is committed: if Redis is away now, the sweep brings the counters up to it.
      await projection.apply(ranges).catch((error) => log.warn({ err: error }, 'counters not updated'));
      return accepted;
    },
  );
}

function positionOf(cursor: string): [string, string] {
  const [slug, source] = decodeCursor(cursor, 2);
  if (typeof slug !== 'string' || typeof source !== 'string' || source.includes('\0')) throw notOurs();
  return [slug, source];
}

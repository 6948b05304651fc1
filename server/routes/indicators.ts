import { type IndicatorType, indicatorTypes } from '../../shared/domain/indicator.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import { IndicatorList, IndicatorQuery } from '../../shared/wire/http/indicators.ts';
import type { ServerDeps } from '../deps.ts';
import { askedOf } from '../indicators/asked.ts';
import { countSeen } from '../indicators/counts.ts';
import { beginningsOf, type IndicatorPosition, isRare, listIndicators } from '../indicators/list.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor, instantIn, notOurs } from './cursor.ts';
import { incidentRelatedRoute } from './incident-related.ts';
import { indicatorRoute } from './indicator.ts';
import { TenantParams } from './tenant.ts';

const config = { needs: 'incidents.read' } as const;

/** What was seen, where each was, and which incidents have some in common. */
export function indicatorRoutes(app: App, deps: ServerDeps): void {
  indicatorRoute(app, deps);
  incidentRelatedRoute(app, deps);
  app.get(
    '/api/v1/indicators',
    {
      config,
      schema: {
        summary: 'Indicators seen in my scope, last seen first',
        querystring: IndicatorQuery,
        response: { 200: IndicatorList },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      return list(deps, { of: scope, scope }, request.query);
    },
  );

  app.get(
    '/api/v1/tenants/:tenant/indicators',
    {
      config,
      schema: {
        summary: 'Indicators seen at one tenant, last seen first',
        params: TenantParams,
        querystring: IndicatorQuery,
        response: { 200: IndicatorList },
      },
    },
    async (request) => {
      const { scope } = grantedTo(request);
      return list(deps, { of: { kind: 'tenants', ids: [tenantOf(request).id] }, scope }, request.query);
    },
  );
}

async function list(
  { tenancy }: ServerDeps,
  { of, scope }: { readonly of: Scope; readonly scope: Scope },
  { type, q, cursor, limit = 50 }: IndicatorQuery,
): Promise<IndicatorList> {
  const asked = askedOf(of);
  const choice = {
    types: type?.length ? type : indicatorTypes,
    beginnings: q?.trim() ? beginningsOf(q) : null,
  };
  const after = cursor === undefined ? null : positionOf(cursor);
  const rare = await isRare(tenancy, scope, asked, choice);
  return tenancy.asScope(scope, async (tx) => {
    const rows = await listIndicators(tx, asked, { ...choice, rare }, { limit: limit + 1, after });
    const items = await countSeen(tx, { asked, scope: askedOf(scope) }, rows.slice(0, limit));
    const last = items.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items, next_cursor: more ? cursorAt(last) : null };
  });
}

/** A value may hold what JSON writes at six times its length. */
const cursorAt = ({ last_seen, type, value }: IndicatorList['items'][number]): string =>
  encodeCursor([Date.parse(last_seen), type, Buffer.from(value).toString('base64url')]);

function positionOf(cursor: string): IndicatorPosition {
  const [at, type, spelled] = decodeCursor(cursor, 3);
  const value = Buffer.from(String(spelled), 'base64url').toString('utf8');
  if (value.includes('\0')) throw notOurs();
  if (!(indicatorTypes as readonly unknown[]).includes(type)) throw notOurs();
  return { lastSeen: instantIn(at), type: type as IndicatorType, value };
}

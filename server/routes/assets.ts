import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type AssetKind, assetKinds } from '../../shared/domain/asset.ts';
import { Fault } from '../../shared/domain/fault.ts';
import {
  Asset,
  AssetChange,
  AssetImport,
  AssetImported,
  AssetList,
  AssetQuery,
  IMPORT_BODY_BYTES,
  NewAsset,
} from '../../shared/wire/http/assets.ts';
import { type AssetHolder, addAsset, labelAsset, removeAsset } from '../assets/change.ts';
import { type AssetRecord, findAsset, monitored, presentAsset } from '../assets/find.ts';
import { countHits } from '../assets/hits.ts';
import { importAssets, tryImport } from '../assets/import.ts';
import { type AssetPosition, countAssets, listAssets } from '../assets/list.ts';
import type { ServerDeps } from '../deps.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor, notOurs } from './cursor.ts';
import { TenantParams } from './tenant.ts';

const BASE = '/api/v1/tenants/:tenant/assets';
const AssetParams = Type.Object({ ...TenantParams.properties, asset: Type.String({ maxLength: 64 }) });
const reads = { needs: 'incidents.read' } as const;
const manages = { needs: 'assets.manage' } as const;

/** What a tenant watches for, and how many of its incidents concern each. */
export function assetRoutes(app: App, deps: ServerDeps): void {
  listRoutes(app, deps);
  changeRoutes(app, deps);
  importRoute(app, deps);
}

function listRoutes(app: App, { tenancy }: ServerDeps): void {
  app.get(
    BASE,
    {
      config: reads,
      schema: {
        summary: 'Monitored assets of a tenant, by value, with the incidents that concern each',
        params: TenantParams,
        querystring: AssetQuery,
        response: { 200: AssetList },
      },
    },
    async (request) => {
      const { id } = tenantOf(request);
      const { kind, q, cursor, limit = 50 } = request.query;
      const choice = { kinds: kind?.length ? kind : null, q: q?.trim() || null };
      const after = cursor === undefined ? null : positionOf(cursor);
      const { rows, counts } = await tenancy.asTenant(id, async (tx) => ({
        rows: await listAssets(tx, id, choice, { limit: limit + 1, after }),
        counts: await countAssets(tx, id, choice.q),
      }));
      const page = rows.slice(0, limit);
      const hits = await countHits(tenancy, page.map(monitored));
      const total = [...(choice.kinds ?? assetKinds)].reduce(
        (sum: number, each) => sum + counts.kinds[each],
        0,
      );
      return {
        items: page.map((row, at) => ({ ...presentAsset(row), hits: hits[at]! })),
        next_cursor: rows.length > limit ? cursorAt(page.at(-1)!) : null,
        total,
        hidden: counts.all - total,
        kinds: counts.kinds,
      };
    },
  );

  app.get(
    `${BASE}/:asset`,
    { config: reads, schema: { summary: 'One asset', params: AssetParams, response: { 200: Asset } } },
    async (request) => {
      const { id } = tenantOf(request);
      const row = await tenancy.asTenant(id, (tx) => findAsset(tx, id, request.params.asset));
      if (row === null) throw new Fault('not_found', 'no such monitored asset', 'asset');
      return presentAsset(row);
    },
  );
}

const cursorAt = ({ key, kind }: AssetRecord): string => encodeCursor([key, kind]);

function positionOf(cursor: string): AssetPosition {
  const [key, kind] = decodeCursor(cursor, 2);
  if (typeof key !== 'string' || key.includes('\0')) throw notOurs();
  if (!(assetKinds as readonly unknown[]).includes(kind)) throw notOurs();
  return { key, kind: kind as AssetKind };
}

function holderOf(request: FastifyRequest): AssetHolder {
  const { id } = tenantOf(request);
  return { tenantId: id, author: authorIn(grantedTo(request).actor, request, id, 'assets.manage') };
}

function changeRoutes(app: App, { tenancy }: ServerDeps): void {
  app.post(
    BASE,
    {
      config: manages,
      schema: {
        summary: 'Monitor an asset',
        params: TenantParams,
        body: NewAsset,
        response: { 201: Asset },
      },
    },
    async (request, reply) => {
      const holder = holderOf(request);
      const row = await tenancy.asTenant(holder.tenantId, (tx) => addAsset(tx, holder, request.body));
      return reply.code(201).send(presentAsset(row));
    },
  );

  app.patch(
    `${BASE}/:asset`,
    {
      config: manages,
      schema: {
        summary: 'Change the label of an asset',
        params: AssetParams,
        body: AssetChange,
        response: { 200: Asset },
      },
    },
    async (request) => {
      const holder = holderOf(request);
      const { asset } = request.params;
      const row = await tenancy.asTenant(holder.tenantId, (tx) =>
        labelAsset(tx, holder, asset, request.body.label),
      );
      return presentAsset(row);
    },
  );

  app.delete(
    `${BASE}/:asset`,
    {
      config: manages,
      schema: { summary: 'Monitor an asset no longer', params: AssetParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const holder = holderOf(request);
      await tenancy.asTenant(holder.tenantId, (tx) => removeAsset(tx, holder, request.params.asset));
      return reply.code(204).send(null);
    },
  );
}

function importRoute(app: App, { tenancy }: ServerDeps): void {
  app.post(
    `${BASE}/import`,
    {
      config: manages,
      bodyLimit: IMPORT_BODY_BYTES,
      schema: {
        summary: 'Monitor many assets, one a line or as CSV',
        params: TenantParams,
        body: AssetImport,
        response: { 200: AssetImported },
      },
    },
    async (request) => {
      const holder = holderOf(request);
      const { dry_run, ...asked } = request.body;
      return tenancy.asTenant(holder.tenantId, (tx) =>
        dry_run ? tryImport(tx, holder.tenantId, asked) : importAssets(tx, holder, asked),
      );
    },
  );
}

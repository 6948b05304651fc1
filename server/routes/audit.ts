import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { may } from '../../shared/domain/access/access.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { AuditExportQuery, type AuditFilter, AuditList, AuditQuery } from '../../shared/wire/http/audit.ts';
import { auditExport, type ExportFormat, exported } from '../audit/export.ts';
import type { AuditReach } from '../audit/filter.ts';
import { presentAudit } from '../audit/present.ts';
import { countAudit, readAudit } from '../audit/read.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { SealedIds } from '../sealed-id.ts';
import type { App } from '../typed.ts';
import { decodeCursor, encodeCursor, notOurs } from './cursor.ts';
import { TenantParams } from './tenant.ts';

const MEDIA: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** What was done: over the tenants where the caller may read it, or in one of them; and the same to keep. */
export function auditRoutes(app: App, deps: ServerDeps): void {
  const list = { querystring: AuditQuery, response: { 200: AuditList } };
  const config = { needs: 'audit.read' } as const;
  app.get(
    '/api/v1/audit',
    { config, schema: { summary: 'The audit log over my scope, newest first', ...list } },
    async (request) => listed(deps, everywhere(request), request.query),
  );
  app.get(
    '/api/v1/tenants/:tenant/audit',
    { config, schema: { summary: "A tenant's audit log, newest first", params: TenantParams, ...list } },
    async (request) => listed(deps, inTenant(request), request.query),
  );

  const file = { querystring: AuditExportQuery, produces: Object.values(MEDIA) };
  app.get(
    '/api/v1/audit/export',
    { config, schema: { summary: 'The audit log over my scope as a file; logged itself', ...file } },
    async (request, reply) => sendExport(deps, request, reply, everywhere(request), request.query),
  );
  app.get(
    '/api/v1/tenants/:tenant/audit/export',
    {
      config,
      schema: { summary: "A tenant's audit log as a file; logged itself", params: TenantParams, ...file },
    },
    async (request, reply) => sendExport(deps, request, reply, inTenant(request), request.query),
  );
}

/** Rows without a tenant are the provider's, and need its own permission beside. */
function everywhere(request: FastifyRequest): AuditReach {
  const { actor, scope } = grantedTo(request);
  return { scope, ofProvider: may(actor.access, 'provider_audit.read') };
}

const inTenant = (request: FastifyRequest): AuditReach => ({
  scope: { kind: 'tenants', ids: [tenantOf(request).id] },
  ofProvider: false,
});

type ListQuery = AuditFilter & { readonly cursor?: string; readonly limit?: number };

function listed({ tenancy, ids }: ServerDeps, reach: AuditReach, query: ListQuery): Promise<AuditList> {
  const { cursor, limit = 50, ...filter } = query;
  const before = cursor === undefined ? null : seqOf(ids, cursor);
  return tenancy.asScope(reach.scope, async (tx) => {
    const rows = await readAudit(tx, reach, filter, { limit: limit + 1, before });
    const items = rows.slice(0, limit).map((row) => presentAudit(ids, row));
    const last = items.at(-1);
    return {
      items,
      next_cursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
      ...(await countAudit(tx, reach, filter)),
    };
  });
}

function seqOf(ids: SealedIds, cursor: string): number {
  const seq = ids.open('audit', String(decodeCursor(cursor, 1)[0]));
  if (seq === null) throw notOurs();
  return seq;
}

type ExportQuery = AuditFilter & { readonly format?: ExportFormat };

async function sendExport(
  deps: ServerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  reach: AuditReach,
  query: ExportQuery,
): Promise<FastifyReply> {
  const { format = 'csv', ...filter } = query;
  const { actor, tenant } = grantedTo(request);
  const author = (id: TenantId | null) =>
    id === null ? authorOf(actor, request) : authorIn(actor, request, id, 'audit.read');
  const below = await deps.tenancy.asScope(reach.scope, (tx) =>
    auditExport(tx, author, reach, filter, format),
  );
  const day = new Date(deps.clock()).toISOString().slice(0, 10);
  const name = ['audit', tenant?.slug, day].filter(Boolean).join('-');
  return reply
    .type(MEDIA[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .send(Readable.from(exported(deps, reach, filter, format, below)));
}

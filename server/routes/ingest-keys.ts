import { Type } from 'typebox';
import { audit } from '../../shared/node/db/audit.ts';
import { IngestKey, NewIngestKey } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { hashOf, newKey } from '../ingest/key.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });

export function ingestKeyRoutes(app: App, deps: ServerDeps): void {
  app.post(
    '/api/v1/tenants/:tenant/ingest-keys',
    {
      config: { needs: 'ingest_keys.manage' },
      schema: {
        summary: 'Create an ingest key bound to a tenant',
        params: TenantParams,
        body: NewIngestKey,
        response: { 201: IngestKey },
      },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const tenant = tenantOf(request);
      const { name } = request.body;
      const key = newKey();
      const id = await deps.tenancy.asTenant(tenant.id, async (tx) => {
        const values = { tenant_id: tenant.id, name, hash: hashOf(key) };
        const row = await tx
          .insertInto('ingest_keys')
          .values(values)
          .returning('id')
          .executeTakeFirstOrThrow();
        const target = { type: 'ingest_key', id: row.id, label: name };
        await audit(tx, authorOf(actor, request), {
          action: 'ingest_key.created',
          tenantId: tenant.id,
          target,
        });
        return row.id;
      });
      return reply.code(201).send({ id, key });
    },
  );

  app.post(
    '/api/v1/ingest-keys',
    {
      config: { needs: 'provider_keys.manage' },
      schema: {
        summary: 'Create a provider key; each record names its tenant',
        body: NewIngestKey,
        response: { 201: IngestKey },
      },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const { name } = request.body;
      const key = newKey();
      const id = await deps.tenancy.asScope(scope, async (tx) => {
        const values = { tenant_id: null, name, hash: hashOf(key) };
        const row = await tx
          .insertInto('ingest_keys')
          .values(values)
          .returning('id')
          .executeTakeFirstOrThrow();
        const target = { type: 'ingest_key', id: row.id, label: name };
        await audit(tx, authorOf(actor, request), {
          action: 'ingest_key.created',
          tenantId: null,
          target,
        });
        return row.id;
      });
      return reply.code(201).send({ id, key });
    },
  );
}

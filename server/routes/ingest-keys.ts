import { Type } from 'typebox';
import { IngestKey, IngestKeyList, NewIngestKey } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { createKey, listKeys, revokeKey } from '../ingest-keys.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { TenantParams } from './tenant.ts';

const KEYS_OF_TENANT = '/api/v1/tenants/:tenant/ingest-keys';
const Key = Type.String({ maxLength: 64 });
const TenantKeyParams = Type.Object({ ...TenantParams.properties, key: Key });
const config = { needs: 'ingest_keys.manage' } as const;

export function ingestKeyRoutes(app: App, { tenancy, clock }: ServerDeps): void {
  app.get(
    KEYS_OF_TENANT,
    {
      config,
      schema: { summary: 'Ingest keys of a tenant', params: TenantParams, response: { 200: IngestKeyList } },
    },
    async (request) => {
      const { id } = tenantOf(request);
      return tenancy.asTenant(id, (tx) => listKeys(tx, id));
    },
  );

  app.post(
    KEYS_OF_TENANT,
    {
      config,
      schema: {
        summary: 'Create an ingest key bound to a tenant',
        params: TenantParams,
        body: NewIngestKey,
        response: { 201: IngestKey },
      },
    },
    async (request, reply) => {
      const { id } = tenantOf(request);
      const author = authorIn(grantedTo(request).actor, request, id, 'ingest_keys.manage');
      const key = await tenancy.asTenant(id, (tx) => createKey(tx, author, id, request.body.name));
      return reply.code(201).send(key);
    },
  );

  app.delete(
    `${KEYS_OF_TENANT}/:key`,
    {
      config,
      schema: {
        summary: 'Revoke an ingest key of a tenant',
        params: TenantKeyParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id } = tenantOf(request);
      const author = authorIn(grantedTo(request).actor, request, id, 'ingest_keys.manage');
      await tenancy.asTenant(id, (tx) => revokeKey(tx, author, id, request.params.key, clock()));
      return reply.code(204).send(null);
    },
  );
}

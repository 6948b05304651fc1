import { Type } from 'typebox';
import { IngestKey, IngestKeyList, NewIngestKey } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { createKey, listKeys, revokeKey } from '../ingest-keys.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const KeyParams = Type.Object({ key: Type.String({ maxLength: 64 }) });
const config = { needs: 'provider_keys.manage' } as const;

/** Keys of the provider: each record names its tenant. */
export function providerKeyRoutes(app: App, { tenancy, clock }: ServerDeps): void {
  app.get(
    '/api/v1/ingest-keys',
    { config, schema: { summary: 'Ingest keys of the provider', response: { 200: IngestKeyList } } },
    async (request) => tenancy.asScope(grantedTo(request).scope, (tx) => listKeys(tx, null)),
  );

  app.post(
    '/api/v1/ingest-keys',
    {
      config,
      schema: {
        summary: 'Create a provider key; each record names its tenant',
        body: NewIngestKey,
        response: { 201: IngestKey },
      },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const author = authorOf(actor, request);
      const key = await tenancy.asScope(scope, (tx) => createKey(tx, author, null, request.body.name));
      return reply.code(201).send(key);
    },
  );

  app.delete(
    '/api/v1/ingest-keys/:key',
    {
      config,
      schema: { summary: 'Revoke a provider key', params: KeyParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { actor, scope } = grantedTo(request);
      const author = authorOf(actor, request);
      await tenancy.asScope(scope, (tx) => revokeKey(tx, author, null, request.params.key, clock()));
      return reply.code(204).send(null);
    },
  );
}

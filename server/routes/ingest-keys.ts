import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { IngestKey, NewIngestKey } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { requireActor } from '../identity/actor.ts';
import { hashOf, newKey } from '../ingest/key.ts';
import type { App } from '../typed.ts';
import { findTenant } from './tenant.ts';

const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });

export function ingestKeyRoutes(app: App, deps: ServerDeps): void {
  app.post(
    '/api/v1/tenants/:tenant/ingest-keys',
    {
      schema: {
        summary: 'Create an ingest key bound to a tenant',
        params: TenantParams,
        body: NewIngestKey,
        response: { 201: IngestKey },
      },
    },
    async (request, reply) => {
      const actor = await requireActor(deps, request, 'ingest_keys.write');
      const key = newKey();
      const { id } = await deps.tenancy.asScope(actor.scope, async (tx) => {
        const tenant = await findTenant(tx, request.params.tenant);
        const values = { tenant_id: tenant.id, name: request.body.name, hash: hashOf(key) };
        return tx.insertInto('ingest_keys').values(values).returning('id').executeTakeFirstOrThrow();
      });
      return reply.code(201).send({ id, key });
    },
  );

  app.post(
    '/api/v1/ingest-keys',
    {
      schema: {
        summary: 'Create a provider key; each record names its tenant',
        body: NewIngestKey,
        response: { 201: IngestKey },
      },
    },
    async (request, reply) => {
      const actor = await requireActor(deps, request, 'ingest_keys.write');
      if (actor.scope.kind !== 'all')
        throw new Fault('forbidden', 'a provider key needs a scope over all tenants');
      const key = newKey();
      const values = { tenant_id: null, name: request.body.name, hash: hashOf(key) };
      const { id } = await deps.tenancy.asSystem('create provider key', (tx) =>
        tx.insertInto('ingest_keys').values(values).returning('id').executeTakeFirstOrThrow(),
      );
      return reply.code(201).send({ id, key });
    },
  );
}

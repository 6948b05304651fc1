import type { FastifyRequest } from 'fastify';
import { type TObject, Type } from 'typebox';
import type { Author } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { sealedSecrets } from '../../shared/node/sealed-secret.ts';
import { Connector, ConnectorChange, Connectors, NewConnector } from '../../shared/wire/http/connectors.ts';
import { changeConnector, removeConnector, runConnector } from '../connectors/change.ts';
import { createConnector, type Making } from '../connectors/create.ts';
import { type Holder, listConnectors, showConnector } from '../connectors/present.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import { grantedTo, type Needs, tenantOf } from '../plugins/access.ts';
import type { App } from '../typed.ts';
import { TenantParams } from './tenant.ts';

/** Whose connectors an address holds, and how to work with them. */
interface Place {
  readonly base: string;
  /** As summaries say it: `of a tenant`. */
  readonly of: string;
  readonly needs: Needs;
  readonly params: TObject['properties'];
  readonly enter: (request: FastifyRequest) => Entered;
}
interface Entered {
  readonly holder: Holder;
  readonly author: Author;
  readonly work: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** Connectors of a tenant, and the provider's, whose records name their tenant. */
export function connectorRoutes(app: App, deps: ServerDeps): void {
  const { tenancy } = deps;
  routesAt(app, deps, {
    base: '/api/v1/tenants/:tenant/connectors',
    of: 'of a tenant',
    needs: 'ingest_keys.manage',
    params: TenantParams.properties,
    enter: (request) => {
      const { id } = tenantOf(request);
      const author = authorIn(grantedTo(request).actor, request, id, 'ingest_keys.manage');
      return { holder: id, author, work: (run) => tenancy.asTenant(id, run) };
    },
  });
  routesAt(app, deps, {
    base: '/api/v1/connectors',
    of: 'of the provider',
    needs: 'provider_keys.manage',
    params: {},
    enter: (request) => {
      const { actor, scope } = grantedTo(request);
      return { holder: null, author: authorOf(actor, request), work: (run) => tenancy.asScope(scope, run) };
    },
  });
}

function routesAt(app: App, { clock, config: { authSecret } }: ServerDeps, place: Place): void {
  const { base, of, needs, enter } = place;
  const secrets = sealedSecrets(authSecret);
  const config = { needs };
  const params: TObject = Type.Object(place.params);
  const oneParams: TObject = Type.Object({ ...place.params, connector: Type.String({ maxLength: 64 }) });
  const idOf = (request: FastifyRequest) => (request.params as { connector: string }).connector;
  /** One transaction; answers the connector as it is then. */
  const act = (
    request: FastifyRequest,
    change: (tx: Tx, making: Making) => Promise<string>,
  ): Promise<Connector> => {
    const { holder, author, work } = enter(request);
    return work(async (tx) => {
      const id = await change(tx, { author, holder, secrets, now: clock() });
      return showConnector(tx, holder, id, clock);
    });
  };

  const list = { summary: `Connectors ${of}`, params, response: { 200: Connectors } };
  app.get(base, { config, schema: list }, async (request) => {
    const { holder, work } = enter(request);
    return work((tx) => listConnectors(tx, holder, clock()));
  });

  const creation = {
    summary: `Create a connector ${of}`,
    params,
    body: NewConnector,
    response: { 201: Connector },
  };
  app.post(base, { config, schema: creation }, async (request, reply) => {
    const made = await act(request, (tx, making) => createConnector(tx, making, request.body));
    return reply.code(201).send(made);
  });

  const change = {
    summary: `Change a connector ${of}`,
    params: oneParams,
    body: ConnectorChange,
    response: { 200: Connector },
  };
  app.patch(`${base}/:connector`, { config, schema: change }, async (request) =>
    act(request, async (tx, making) => {
      await changeConnector(tx, making, idOf(request), request.body);
      return idOf(request);
    }),
  );

  const running = { summary: `Run a connector ${of} now`, params: oneParams, response: { 200: Connector } };
  app.post(`${base}/:connector/run`, { config, schema: running }, async (request) =>
    act(request, async (tx, making) => {
      await runConnector(tx, making, idOf(request));
      return idOf(request);
    }),
  );

  const removal = { summary: `Remove a connector ${of}`, params: oneParams, response: { 204: Type.Null() } };
  app.delete(`${base}/:connector`, { config, schema: removal }, async (request, reply) => {
    const { holder, author, work } = enter(request);
    await work((tx) => removeConnector(tx, { author, holder, secrets, now: clock() }, idOf(request)));
    return reply.code(204).send(null);
  });
}

import type { FastifyRequest } from 'fastify';
import { type TObject, Type } from 'typebox';
import type { Author } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import {
  IngestKey,
  IngestKeyChange,
  IngestKeyList,
  KeyTest,
  KeyTestPlace,
  ListedKey,
  NewIngestKey,
} from '../../shared/wire/http/ingest-keys.ts';
import type { ServerDeps } from '../deps.ts';
import { changeKey } from '../ingest-keys/change.ts';
import { createKey, rotateKey } from '../ingest-keys/create.ts';
import { type Holder, listKeys } from '../ingest-keys/keys.ts';
import { revokeKey } from '../ingest-keys/revoke.ts';
import type { Needs } from '../plugins/access.ts';
import type { App } from '../typed.ts';

/** Whose keys an address holds, and how to work with them. */
export interface KeyPlace {
  readonly base: string;
  /** As summaries say it: `of a tenant`. */
  readonly of: string;
  readonly needs: Needs;
  /** The parameters of `base`. */
  readonly params: Parameters<typeof Type.Object>[0];
  readonly enter: (request: FastifyRequest) => Entered;
  /** Who is tested, with which tenant. */
  readonly test: (request: FastifyRequest, key: string, tenant: string | undefined) => Promise<KeyTest>;
}

export interface Entered {
  readonly holder: Holder;
  readonly author: Author;
  readonly work: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
}

const KeyId = { key: Type.String({ maxLength: 64 }) };
const keyOf = ({ params }: FastifyRequest): string => (params as { key: string }).key;

/** The same routes for the keys of a tenant and of the provider. */
export function keyRoutes(app: App, deps: ServerDeps, place: KeyPlace): void {
  const { base, of, enter } = place;
  const config = { needs: place.needs };
  const params: TObject = Type.Object(place.params);
  const keyParams: TObject = Type.Object({ ...place.params, ...KeyId });
  const one = `${base}/:key`;

  app.get(
    base,
    { config, schema: { summary: `Ingest keys ${of}`, params, response: { 200: IngestKeyList } } },
    async (request) => {
      const { holder, work } = enter(request);
      return work((tx) => listKeys(tx, holder));
    },
  );

  const creation = { summary: `Create an ingest key ${of}`, params, body: NewIngestKey };
  app.post(
    base,
    { config, schema: { ...creation, response: { 201: IngestKey } } },
    async (request, reply) => {
      const { holder, author, work } = enter(request);
      const made = await work((tx) => createKey(tx, author, holder, request.body));
      return reply.code(201).send(made);
    },
  );

  const change = { summary: `Change an ingest key ${of}`, params: keyParams, body: IngestKeyChange };
  app.patch(one, { config, schema: { ...change, response: { 200: ListedKey } } }, async (request) => {
    const { holder, author, work } = enter(request);
    return work((tx) => changeKey(tx, author, holder, keyOf(request), request.body));
  });

  const rotation = { summary: `Make a second key beside one ${of}`, params: keyParams };
  app.post(
    `${one}/rotate`,
    { config, schema: { ...rotation, response: { 201: IngestKey } } },
    async (request, reply) => {
      const { holder, author, work } = enter(request);
      const made = await work((tx) => rotateKey(tx, author, holder, keyOf(request)));
      return reply.code(201).send(made);
    },
  );

  const revocation = { summary: `Revoke an ingest key ${of}`, params: keyParams };
  app.delete(
    one,
    { config, schema: { ...revocation, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { holder, author, work } = enter(request);
      await work((tx) => revokeKey(tx, author, holder, keyOf(request), deps.clock()));
      return reply.code(204).send(null);
    },
  );

  const test = { summary: `Send a test record with a key ${of}`, params: keyParams, body: KeyTestPlace };
  app.post(`${one}/test`, { config, schema: { ...test, response: { 200: KeyTest } } }, async (request) =>
    place.test(request, keyOf(request), request.body?.tenant),
  );
}

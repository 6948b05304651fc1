import { Type } from 'typebox';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { listQuery } from '../../shared/wire/http/list.ts';
import { DeadLetters, LettersChoice, Replayed } from '../../shared/wire/http/routing.ts';
import { listLetters } from '../dead-letters/list.ts';
import {
  discard,
  noSuchLetter,
  type ReplayedLetters,
  replayLetter,
  replayLetters,
} from '../dead-letters/replay.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import type { SealedIds } from '../sealed-id.ts';
import type { App } from '../typed.ts';
import { decodeCursor, notOurs } from './cursor.ts';
import { findTenant } from './tenant.ts';

const LETTERS = '/api/v1/dead-letters';
const config = { needs: 'routing.manage' } as const;
const Params = Type.Object({ letter: Type.String({ maxLength: 64 }) });
const Query = Type.Object({ ...listQuery, ...LettersChoice.properties });

/** Records that no worker could record. They are any customer's, so only whoever sees all of them sees these. */
export function deadLetterRoutes(app: App, { tenancy, ids, bell, clock }: ServerDeps): void {
  const replayed = ({ shards, ...answer }: ReplayedLetters) => {
    for (const shard of shards) bell.ring(shard);
    return answer;
  };

  const listing = {
    summary: 'Records that could not be recorded, newest first',
    querystring: Query,
    response: { 200: DeadLetters },
  };
  app.get(LETTERS, { config, schema: listing }, async (request) => {
    const { cursor, tenant, limit = 50 } = request.query;
    const after = cursor === undefined ? undefined : letterIn(ids, cursor);
    return tenancy.asSystem('list dead letters', async (tx) => {
      const tenantId = await tenantIdOf(tx, tenant);
      return listLetters(tx, ids, { tenantId, after, limit });
    });
  });

  const all = {
    summary: 'Replay dead letters, of one tenant or all',
    body: LettersChoice,
    response: { 200: Replayed },
  };
  app.post(`${LETTERS}/replay`, { config, schema: all }, async (request) => {
    const author = authorOf(grantedTo(request).actor, request);
    const answer = await tenancy.asSystem('replay dead letters', async (tx) =>
      replayLetters(tx, author, await tenantIdOf(tx, request.body.tenant), clock()),
    );
    return replayed(answer);
  });

  const one = { summary: 'Replay a dead letter', params: Params, response: { 200: Replayed } };
  app.post(`${LETTERS}/:letter/replay`, { config, schema: one }, async (request) => {
    const author = authorOf(grantedTo(request).actor, request);
    const letter = letterOf(ids, request.params.letter);
    return replayed(
      await tenancy.asSystem('replay dead letter', (tx) => replayLetter(tx, author, letter, clock())),
    );
  });

  const removal = { summary: 'Discard a dead letter', params: Params, response: { 204: Type.Null() } };
  app.delete(`${LETTERS}/:letter`, { config, schema: removal }, async (request, reply) => {
    const author = authorOf(grantedTo(request).actor, request);
    const letter = letterOf(ids, request.params.letter);
    await tenancy.asSystem('discard dead letter', (tx) => discard(tx, author, letter, clock()));
    return reply.code(204).send(null);
  });
}

const tenantIdOf = async (tx: Tx, name: string | undefined) =>
  name === undefined ? undefined : (await findTenant(tx, name)).id;

function letterOf(ids: SealedIds, label: string): { id: number; label: string } {
  const id = ids.open('letter', label);
  if (id === null) throw noSuchLetter();
  return { id, label };
}

function letterIn(ids: SealedIds, cursor: string): number {
  const [sealed] = decodeCursor(cursor, 1);
  const id = typeof sealed === 'string' ? ids.open('letter', sealed) : null;
  if (id === null) throw notOurs();
  return id;
}

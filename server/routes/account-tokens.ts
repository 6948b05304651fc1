import { Type } from 'typebox';
import { permissionsHeld } from '../../shared/domain/access/held.ts';
import type { Permission } from '../../shared/domain/access/permission.ts';
import { DAY_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import { audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { ApiTokens, CreatedApiToken, NewApiToken } from '../../shared/wire/http/account.ts';
import type { ServerDeps } from '../deps.ts';
import { type Actor, authorOf } from '../identity/actor.ts';
import { newToken, tokenHash } from '../identity/token.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

/** More than anyone keeps an eye on; expired and revoked ones do not count. */
const MAX_LIVE_TOKENS = 50;
/** Tokens that ended stay listed for the newest so many, so that a look back is possible and the answer small. */
const MAX_LISTED = 200;
const Params = Type.Object({ token: Type.String({ maxLength: 64 }) });
const COLUMNS = [
  'id',
  'name',
  'permissions',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const;

/** Tokens that act as their owner, for scripts. They are made, listed and revoked at the console alone. */
export function accountTokenRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, clock, news } = deps;
  const config = { needs: 'session' } as const;
  app.get(
    '/api/v1/account/tokens',
    { config, schema: { summary: 'My API tokens', response: { 200: ApiTokens } } },
    async (request) => {
      const { actor } = grantedTo(request);
      const rows = await tenancy.asSystem('list API tokens', (tx) =>
        ownTokens(tx, actor).orderBy('created_at', 'desc').limit(MAX_LISTED).execute(),
      );
      return { items: rows.map(present) };
    },
  );

  app.post(
    '/api/v1/account/tokens',
    {
      config,
      schema: {
        summary: 'Create an API token with some of my permissions',
        body: NewApiToken,
        response: { 201: CreatedApiToken },
      },
    },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      const { name, expires_in_days: days } = request.body;
      const scopes = heldScopes(actor, request.body.scopes);
      const token = newToken();
      const expires_at = new Date(clock() + days * DAY_MS);
      const row = await tenancy.asSystem('create an API token', async (tx) => {
        await refuseTooMany(tx, actor, clock());
        const values = { user_id: actor.id, name, hash: tokenHash(token), permissions: scopes, expires_at };
        const made = await tx
          .insertInto('api_tokens')
          .values(values)
          .returning(COLUMNS)
          .executeTakeFirstOrThrow();
        const after = { scopes, expires_at: expires_at.toISOString() };
        const target = { type: 'api_token', id: made.id, label: name };
        const entry = { action: 'api_token.created', tenantId: null, target, after };
        await audit(tx, authorOf(actor, request), entry);
        return made;
      });
      return reply.code(201).send({ ...present(row), token });
    },
  );

  app.delete(
    '/api/v1/account/tokens/:token',
    { config, schema: { summary: 'Revoke an API token of mine', params: Params } },
    async (request, reply) => {
      const { actor } = grantedTo(request);
      await tenancy.asSystem('revoke an API token', async (tx) => {
        const row = await revoke(tx, actor, request.params.token, clock());
        if (row === null)
          throw new Fault('not_found', 'no such API token of yours that is still valid', 'token');
        const target = { type: 'api_token', id: row.id, label: row.name };
        await audit(tx, authorOf(actor, request), { action: 'api_token.revoked', tenantId: null, target });
      });
      await news.tell({ kind: 'access', users: [actor.id] });
      return reply.code(204).send();
    },
  );
}

/** Null where it is none of theirs, or has been revoked before. */
async function revoke(tx: Tx, { id }: Actor, token: string, now: number) {
  if (!isUuid(token)) return null;
  const row = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', token)
    .where('user_id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name'])
    .executeTakeFirst();
  return row ?? null;
}

const ownTokens = (tx: Tx, { id }: Actor) =>
  tx.selectFrom('api_tokens').select(COLUMNS).where('user_id', '=', id);

type Row = Awaited<ReturnType<ReturnType<typeof ownTokens>['executeTakeFirstOrThrow']>>;

const present = (row: Row) => ({
  id: row.id,
  name: row.name,
  scopes: row.permissions as Permission[],
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
  revoked_at: row.revoked_at?.toISOString() ?? null,
});

/** Nobody hands on what they do not hold. */
function heldScopes({ access }: Actor, asked: readonly string[]): Permission[] {
  const held = permissionsHeld(access);
  const lacking = asked.filter((each) => !(held as string[]).includes(each));
  if (lacking.length > 0) {
    throw new Fault('forbidden', `you do not hold ${lacking.join(', ')}, so a token cannot either`, 'scopes');
  }
  return held.filter((each) => asked.includes(each));
}

async function refuseTooMany(tx: Tx, { id }: Actor, now: number): Promise<void> {
  const { count } = await tx
    .selectFrom('api_tokens')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirstOrThrow();
  if (count >= MAX_LIVE_TOKENS) {
    throw new Fault('conflict', `you have ${MAX_LIVE_TOKENS} API tokens; revoke those no longer needed`);
  }
}

import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Access } from '../../shared/domain/access/access.ts';
import type { Permission } from '../../shared/domain/access/permission.ts';
import { limitedTo, readAccesses } from '../../shared/node/db/access.ts';
import { openPool } from '../../shared/node/db/pool.ts';
import { openTenancy, type Tenancy, type Tx } from '../../shared/node/db/tenancy.ts';
import type { Actor } from './actor.ts';
import { endOf } from './session-life.ts';

/** What someone with an open socket came with: ids, not secrets. */
export interface Credential {
  readonly userId: string;
  readonly by: Actor['by'];
}

/** What a credential allows now. */
export interface Recalled {
  readonly access: Access;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Where rights are looked up for open sockets. */
export interface Lane {
  readonly tenancy: Tenancy;
  readonly identity: { readonly db: Kysely<unknown> };
}

/**
 * Connections of its own, for one look at a time: a right that was taken away must not wait in line behind a flood
 * from the sensors.
 */
export function openLane(databaseUrl: string): Lane & { close(): Promise<void> } {
  const tenancy = openTenancy(databaseUrl, 1);
  const pool = openPool(databaseUrl, 'watchfloor_identity', 'identity', 1);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await tenancy.close();
    await db.destroy();
  };
  return { tenancy, identity: { db }, close };
}

/**
 * What these credentials allow now, by the id of their session or token; those that ended are missing. One look
 * for all of them, and no activity: it prolongs no session.
 */
export async function recall(
  { identity, tenancy }: Lane,
  now: number,
  credentials: readonly Credential[],
): Promise<ReadonlyMap<string, Recalled>> {
  const idsOf = (kind: Actor['by']['kind']) =>
    credentials.filter(({ by }) => by.kind === kind).map(({ by }) => by.id);
  const userIds = [...new Set(credentials.map(({ userId }) => userId))];
  const [sessions, { tokens, accesses }] = await Promise.all([
    readSessions(identity, idsOf('session')),
    tenancy.asSystem('recall open sockets', async (tx) => ({
      tokens: await readTokens(tx, idsOf('token')),
      accesses: await readStanding(tx, userIds),
    })),
  ]);
  const recalled = new Map<string, Recalled>();
  for (const { userId, by } of credentials) {
    const kept = by.kind === 'session' ? sessions.get(by.id) : tokens.get(by.id);
    const access = accesses.get(userId);
    if (kept === undefined || access === undefined || kept.expiresAt <= now) continue;
    recalled.set(by.id, { access: limitedTo(access, kept.limit), expiresAt: kept.expiresAt });
  }
  return recalled;
}

/** Whoever belongs nowhere any more is not let in, and so is missing. A closed tenant alone takes that from nobody. */
async function readStanding(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, Access>> {
  const accesses = await readAccesses(tx, userIds);
  const empty = [...accesses].filter(([, { provider, memberships }]) => !provider && memberships.size === 0);
  if (empty.length === 0) return accesses;
  const empties = new Set(empty.map(([id]) => id));
  const { rows } = await sql<{ user_id: string }>`
    select user_id from tenant_members
    where user_id = any(${[...empties]}::text[]) and deactivated_at is null`.execute(tx);
  const standing = new Set(rows.map((row) => row.user_id));
  return new Map([...accesses].filter(([id]) => standing.has(id) || !empties.has(id)));
}

interface Kept {
  readonly expiresAt: number;
  readonly limit: readonly Permission[] | null;
}

async function readSessions({ db }: Lane['identity'], ids: readonly string[]): Promise<Map<string, Kept>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; createdAt: Date; updatedAt: Date }>`
    select id, "createdAt", "updatedAt" from identity.session where id = any(${ids}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.id, { expiresAt: endOf(row), limit: null }]));
}

async function readTokens(tx: Tx, ids: readonly string[]): Promise<Map<string, Kept>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('api_tokens')
    .select(['id', 'permissions', 'expires_at'])
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { expiresAt: row.expires_at.getTime(), limit: row.permissions as Permission[] },
    ]),
  );
}

import pg from 'pg';
import { PreparingClient } from './prepared.ts';

/** The roles of migrations/0001 that a connection can step down to. */
export type DatabaseRole = 'watchfloor_app' | 'watchfloor_identity';

/** Fewer than Postgres' default 100 connections even with three processes of each kind. */
const MAX_CONNECTIONS = 12;
/** A connection that cannot be had in this time means the database is away: better an error than a pile-up. */
const CONNECT_TIMEOUT_MS = 5_000;
/** No statement of ours is meant to run longer; one that does holds rows others wait for. */
const STATEMENT_TIMEOUT_MS = 30_000;

const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Connections arrive as the owner and step down to `role` in the start-up packet, before any statement. */
export function openPool(
  databaseUrl: string,
  role: DatabaseRole,
  schema = 'public',
  max = MAX_CONNECTIONS,
): pg.Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: `-c role=${role} -c search_path=${schema} -c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
    types,
    // What is asked at once is sent at once: a trip for a group of statements, not one for each.
    pipeline: true,
  });
  // An idle connection that Postgres ends is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => {});
  // Nor must one that ends while it is borrowed: its query rejects, and that is where the loss is dealt with.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

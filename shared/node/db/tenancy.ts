import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Scope } from '../../domain/scope.ts';
import { isTenantId, type TenantId } from '../../domain/tenant.ts';
import { openPool } from './pool.ts';
import type { Database } from './schema.ts';

/** A transaction with its settings in force; only this file makes one. */
export type Tx = Kysely<Database> & { readonly __brand: 'Tx' };
type Work<T> = (tx: Tx) => Promise<T>;

/**
 * The only door to a table. Each call is one transaction that ends with its settings, so nothing leaks to the
 * next borrower of a pooled connection; outside of a call the connection's role sees no row at all.
 */
export interface Tenancy {
  asTenant<T>(id: TenantId, work: Work<T>): Promise<T>;
  asScope<T>(scope: Scope, work: Work<T>): Promise<T>;
  /** Work over all tenants by the machinery itself; `reason` shows in pg_stat_activity. */
  asSystem<T>(reason: string, work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

/** Ids are spelled into the statement, so they are looked at first, although they come from the database. */
function scopeSetting(scope: Scope): string {
  if (scope.kind === 'all') return '*';
  const odd = scope.ids.find((id) => !isTenantId(id));
  if (odd !== undefined) throw new TypeError(`not a tenant id: ${odd}`);
  return `{${scope.ids.join(',')}}`;
}

const forScope = (scope: Scope): string => `set local app.scope = '${scopeSetting(scope)}'`;
const forSystem = (reason: string): string =>
  `set local role watchfloor_system; set local application_name = 'watchfloor: ${reason.replaceAll("'", '')}'`;

/** `connections` where work must not wait in line behind all other work, or not take its place. */
export function openTenancy(databaseUrl: string, connections?: number): Tenancy {
  const pool = openPool(databaseUrl, 'watchfloor_app', 'public', connections);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

  /** Beginning and settings travel together: every request makes several of these, and each trip costs. */
  const transact = <T>(settings: string, work: Work<T>): Promise<T> =>
    db.connection().execute(async (connection) => {
      try {
        await sql.raw(`begin; ${settings}`).execute(connection);
        const result = await work(connection as Tx);
        await sql.raw('commit').execute(connection);
        return result;
      } catch (error) {
        // On a lost connection there is nothing to take back; the first error says what happened.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => {});
        throw error;
      }
    });

  return {
    asScope: async (scope, work) => transact(forScope(scope), work),
    asTenant: async (id, work) => transact(forScope({ kind: 'tenants', ids: [id] }), work),
    asSystem: (reason, work) => transact(forSystem(reason), work),
    close: () => db.destroy(),
  };
}

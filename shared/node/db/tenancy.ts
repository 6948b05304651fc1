import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import { openPool } from './pool.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;
type Work<T> = (tx: Tx) => Promise<T>;

/** The tenants an actor may see. Computed once per request or socket, then carried as a value. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tenants'; readonly ids: readonly TenantId[] };

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

const scopeSetting = (scope: Scope): string => (scope.kind === 'all' ? '*' : `{${scope.ids.join(',')}}`);

export function openTenancy(databaseUrl: string): Tenancy {
  const pool = openPool(databaseUrl, 'watchfloor_app');
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

  const asScope = <T>(scope: Scope, work: Work<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('app.scope', ${scopeSetting(scope)}, true)`.execute(tx);
      return work(tx);
    });

  return {
    asScope,
    asTenant: (id, work) => asScope({ kind: 'tenants', ids: [id] }, work),
    asSystem: (reason, work) =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('role', 'watchfloor_system', true), set_config('application_name', ${`watchfloor: ${reason}`}, true)`.execute(
          tx,
        );
        return work(tx);
      }),
    close: () => db.destroy(),
  };
}

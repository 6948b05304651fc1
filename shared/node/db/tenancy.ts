import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect } from 'kysely';
import type { Scope } from '../../domain/scope.ts';
import { isTenantId, type TenantId } from '../../domain/tenant.ts';
import { openPool } from './pool.ts';
import type { Database } from './schema.ts';
import { inOneTrip } from './trip.ts';

/** A transaction with its settings in force; only this file makes one. */
export type Tx = Kysely<Database> & { readonly __brand: 'Tx' };
/**
 * Answers the last statements of a work, as `inOneTrip` does, with the commit sent behind them in the same trip: if
 * one of them fails, Postgres takes all back instead. What is asked afterwards is refused.
 */
export type End = typeof inOneTrip;
type Work<T> = (tx: Tx, end: End) => Promise<T>;

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

/** Statements reach the connection some microtasks after they are asked for; a tick comes after all of those. */
const allSent = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** For work that asks everything at once: its commit travels along, and the whole takes one trip. */
export const atOnce =
  <T>(ask: (tx: Tx) => Promise<T>): Work<T> =>
  async (tx, end) => {
    const [answer] = await end([ask(tx)]);
    return answer;
  };

const forScope = (scope: Scope): string => `set local app.scope = '${scopeSetting(scope)}'`;
const forSystem = (reason: string): string =>
  `set local role watchfloor_system; set local application_name = 'watchfloor: ${reason.replaceAll("'", '')}'`;

/** `connections` where work must not wait in line behind all other work, or not take its place. */
export function openTenancy(databaseUrl: string, connections?: number): Tenancy {
  const pool = openPool(databaseUrl, 'watchfloor_app', 'public', connections);
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely<Database>({ dialect });
  const driver = dialect.createDriver();
  /** Kysely's own way to hold a connection sends a statement only when the one before it was answered. */
  const over = (connection: DatabaseConnection, isOver: () => boolean): Tx => {
    const executor = db.getExecutor().withConnectionProvider({
      provideConnection: async (use) => {
        if (isOver()) throw new Error('a statement came after the end of its transaction');
        return use(connection);
      },
    });
    return new Kysely<Database>({ config: { dialect }, dialect, driver, executor }) as Tx;
  };

  /**
   * Beginning, settings and the first statement travel together: every request makes several of these, and each trip
   * costs. Had the beginning failed, what follows would find a role that sees and writes no row.
   */
  const transact = <T>(settings: string, work: Work<T>): Promise<T> =>
    db.getExecutor().provideConnection(async (connection) => {
      const say = async (text: string) => void (await connection.executeQuery(CompiledQuery.raw(text)));
      let committed: Promise<void> | undefined;
      const commit = () => (committed ??= say('commit'));
      const end: End = async (last) => {
        const hasFailed = Promise.all(last).then(
          () => false,
          () => true,
        );
        // What could not even be sent fails before the tick, and Postgres would not know of it.
        const isUnsent = await Promise.race([hasFailed, allSent().then(() => false)]);
        const [answers] = await inOneTrip([inOneTrip(last), isUnsent ? null : commit()]);
        return answers;
      };
      try {
        const tx = over(connection, () => committed !== undefined);
        const [, result] = await inOneTrip([say(`begin; ${settings}`), work(tx, end)]);
        await commit();
        return result;
      } catch (error) {
        // On a lost connection there is nothing to take back; the first error says what happened.
        await (committed ?? say('rollback')).catch(() => {});
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

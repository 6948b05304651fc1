import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import { type AuditEntry, type Author, audit } from '../../shared/node/db/audit.ts';
import { openPool } from '../../shared/node/db/pool.ts';
import type { Database } from '../../shared/node/db/schema.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** An act holds its connection while a password is hashed or a provider asked; looking must never wait for those. */
const ACT_CONNECTIONS = 6;
const LOOK_CONNECTIONS = 6;
/** A provider of single sign-on that is silent for this long must not keep a connection. */
const SILENCE_LIMIT_MS = 20 * SECOND_MS;

const AS_SYSTEM = 'set local role watchfloor_system; set local search_path = public';
const AS_IDENTITY = 'set local role watchfloor_identity; set local search_path = identity';

/** One thing somebody does to an account or a session, in one transaction with its audit entries. */
export interface Act {
  /** Whose session was opened last, if one was. */
  openedFor: string | null;
  /** Users of whom a session ended. */
  readonly endedOf: Set<string>;
  /** Lets its bearer set a new password. */
  resetToken: string | null;
  /** The e-mail address a provider of single sign-on claims for whoever is signing in. */
  claimedEmail: string | null;
  /** Whether an account was tied to the provider of single sign-on. */
  linked: boolean;
  /** What better-auth turned into an answer although the act cannot stand. */
  fault: unknown;
  /** Written at the end of the transaction: what cannot be written down does not happen. */
  note(author: Author, entry: AuditEntry): void;
  /** Works on our own tables, within the transaction. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

class RunningAct implements Act {
  openedFor: string | null = null;
  readonly endedOf = new Set<string>();
  resetToken: string | null = null;
  claimedEmail: string | null = null;
  linked = false;
  fault: unknown;
  /** null when it is over: work that outlives its act looks like any other. */
  client: pg.PoolClient | null;
  readonly #notes: [Author, AuditEntry][] = [];

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  note(author: Author, entry: AuditEntry): void {
    this.#notes.push([author, entry]);
  }

  async asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = this.client!;
    const pool: PostgresPool = { connect: async () => lent(client), end: async () => {} };
    const tx = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }) as Tx;
    await client.query(AS_SYSTEM);
    try {
      return await work(tx);
    } finally {
      // After a failed statement nothing but a rollback runs anyway, and the first error says what happened.
      await client.query(AS_IDENTITY).catch(() => {});
    }
  }

  async writeDown(): Promise<void> {
    if (this.#notes.length === 0) return;
    await this.asSystem(async (tx) => {
      for (const [author, entry] of this.#notes) await audit(tx, author, entry);
    });
  }
}

/** A connection that goes on belonging to its act when Kysely gives it back. */
const lent = (client: pg.PoolClient): PostgresPoolClient =>
  ({ query: client.query.bind(client), release: () => {} }) as PostgresPoolClient;

/**
 * Where better-auth's statements run: within an act on the act's connection, otherwise each on its own. better-auth
 * writes in many steps; this is what makes them one.
 */
export class Acts {
  readonly #running = new AsyncLocalStorage<RunningAct>();
  readonly #looks: pg.Pool;
  readonly #acts: pg.Pool;
  /** For Kysely. */
  readonly pool: PostgresPool;

  constructor(databaseUrl: string) {
    this.#looks = openPool(databaseUrl, 'watchfloor_identity', 'identity', LOOK_CONNECTIONS);
    this.#acts = openPool(databaseUrl, 'watchfloor_identity', 'identity', ACT_CONNECTIONS);
    this.pool = {
      connect: async () => {
        const client = this.#running.getStore()?.client;
        return (client ? lent(client) : await this.#looks.connect()) as PostgresPoolClient;
      },
      end: async () => {},
    };
  }

  current(): Act | undefined {
    const act = this.#running.getStore();
    return act?.client ? act : undefined;
  }

  /** Commits when `work` is done and written down; rejects with everything taken back otherwise. */
  async run<T>(work: (act: Act) => Promise<T>): Promise<T> {
    const client = await this.#acts.connect();
    const act = new RunningAct(client);
    try {
      await client.query(`begin; set local idle_in_transaction_session_timeout = ${SILENCE_LIMIT_MS}`);
      const result = await this.#running.run(act, () => work(act));
      if (act.fault !== undefined) throw act.fault;
      await act.writeDown();
      await client.query('commit');
      return result;
    } catch (error) {
      // On a lost connection there is nothing to take back; the first error says what happened.
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      act.client = null;
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.#acts.end();
    await this.#looks.end();
  }
}

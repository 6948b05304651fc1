import type { Duplex } from 'node:stream';
import pg from 'pg';

/**
 * Statements kept prepared on each connection. Ours are a few dozen; a text that varies (a list of values of
 * changing length) must not fill a connection's memory, so what comes after this many is planned each time.
 */
const MAX_PREPARED = 150;

type Query = (text: string, values: unknown[]) => Promise<pg.QueryResult>;

const nextTick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/**
 * A client that prepares what it is asked more than once. Planning our larger statements takes Postgres longer
 * than running them for a single record, and most turns of a worker are for a single record. What it is asked at once
 * leaves in one write, for each wakes the server's side and costs more than many a statement.
 */
export class PreparingClient extends pg.Client {
  readonly #seen = new Map<string, number>();
  #gathering = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const plain = this.query.bind(this) as unknown as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
    const prepared: Query = (text, values) => plain({ text, values, ...this.#nameOf(text) });
    const direct = this.query.bind(this) as (...args: unknown[]) => unknown;
    // Only the form Kysely uses, text with parameters: `begin` and its like gain nothing.
    this.query = ((...args: unknown[]) => {
      this.#gather();
      return typeof args[0] === 'string' && Array.isArray(args[1]) && args[1].length > 0 && args.length === 2
        ? prepared(args[0], args[1])
        : direct(...args);
    }) as typeof this.query;
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const { stream } = this.connection;
    stream.cork();
    void this.#release(stream);
  }

  /** A commit is asked for in the tick after its transaction's last statements: two ticks, and it travels along. */
  async #release(stream: Duplex): Promise<void> {
    await nextTick();
    await nextTick();
    this.#gathering = false;
    stream.uncork();
  }

  #nameOf(text: string): { name?: string } {
    const known = this.#seen.get(text);
    if (known !== undefined) return { name: `w${known}` };
    if (this.#seen.size < MAX_PREPARED) this.#seen.set(text, this.#seen.size);
    return {};
  }
}

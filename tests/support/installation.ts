import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { type RunningServer, runServer } from '../../server/run.ts';
import { parseConfig, type ServerConfig } from '../../shared/node/config.ts';
import { Lifecycle } from '../../shared/node/lifecycle.ts';
import { createLog } from '../../shared/node/log.ts';
import { runWorkers } from '../../workers/run.ts';
import { cloneDatabase } from './database.ts';
import { Operator } from './operator.ts';
import { emptyRedis } from './redis.ts';

export const ADMIN = { email: 'admin@example.test', password: 'correct horse battery' };
const log = createLog('fatal');

/** A port that is free now, so that a server can come back on the one it had. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Given {
  readonly redisUrl?: string;
  /** What is set besides, given the address the server will have. */
  readonly config?: (url: string) => Partial<ServerConfig>;
}

/** A server and its workers in this process, on a database of their own, and an admin who is signed in. */
export class Installation {
  readonly config: ServerConfig;
  readonly operator: Operator;
  readonly #parts = new Lifecycle(log);
  #server: RunningServer | undefined;

  private constructor(config: ServerConfig) {
    this.config = config;
    this.operator = new Operator(`http://127.0.0.1:${config.port}`, config.publicUrl);
  }

  static async open(given: Given = {}): Promise<Installation> {
    const port = await freePort();
    const installation = new Installation({
      ...parseConfig({ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }),
      port,
      dataDir: tmpdir(),
      databaseUrl: await cloneDatabase(),
      redisUrl: given.redisUrl ?? (await emptyRedis()),
      authSecret: randomBytes(32).toString('hex'),
      ...given.config?.(`http://127.0.0.1:${port}`),
    });
    await installation.startServer();
    const workers = await runWorkers(installation.config, log);
    installation.#parts.add('workers', () => workers.close());
    await installation.operator.signIn(ADMIN);
    return installation;
  }

  get url(): string {
    return this.operator.url;
  }

  /** Everything behind the gate, as the server declares it. */
  get routes(): RunningServer['routes'] {
    return this.#server!.routes;
  }

  async startServer(): Promise<void> {
    this.#server = await runServer(this.config, log);
  }

  async stopServer(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  async close(): Promise<void> {
    await this.stopServer();
    await this.#parts.close();
  }
}

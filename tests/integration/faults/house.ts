import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';
import { Console } from './console.ts';
import { OwnRedis } from './own-redis.ts';
import { freePort, Program } from './program.ts';

/** One process does everything, or the server and the workers are two. */
export type Layout = 'embedded' | 'separate';

/** Compiling the source in two processes on a busy machine takes seconds. */
const START_LIMIT_MS = 60_000;
const ADMIN = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'correct horse battery' };

export interface House {
  readonly databaseUrl: string;
  readonly redis: OwnRedis;
  /** In `embedded` both are the same process. */
  readonly server: Program;
  readonly worker: Program;
  readonly console: Console;
  close(): Promise<void>;
}

/** Postgres of the suite, a Redis of its own, and `watchfloor` processes, signed in to. */
export async function openHouse(layout: Layout): Promise<House> {
  const databaseUrl = await cloneDatabase();
  const redis = new OwnRedis();
  await redis.start();
  const dir = mkdtempSync(join(tmpdir(), 'wf-house-'));
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    PORT: String(port),
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dir,
    ...ADMIN,
  };
  const server = new Program([layout === 'embedded' ? 'up' : 'server'], env);
  const worker = layout === 'embedded' ? server : new Program(['worker'], env);
  const close = async () => {
    await server.kill();
    await worker.kill();
    await redis.close();
    rmSync(dir, { recursive: true, force: true });
  };
  server.start();
  if (worker !== server) worker.start();
  const url = `http://127.0.0.1:${port}`;
  const answers = async () => (await fetch(`${url}/healthz`).catch(() => null))?.ok === true;
  const console = new Console(url);
  try {
    await until('the server answers', answers, START_LIMIT_MS);
    await console.signIn(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
  } catch (error) {
    await close();
    throw new Error(`${error}\n${server.output}`);
  }
  return { databaseUrl, redis, server, worker, console, close };
}

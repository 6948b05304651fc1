import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Session } from '../../cli/api/session.ts';
import { startPostgres } from '../../cli/embedded/postgres.ts';
import { startRedis } from '../../cli/embedded/redis.ts';
import { migrateUp } from '../../shared/node/db/migrate.ts';
import { createLog } from '../../shared/node/log.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { cpuSeconds, servicePids } from './cpu.ts';

export const CREDENTIALS = { email: 'bench@example.com', password: 'bench-password' };
/** A process on a busy two-core machine takes seconds to come up; longer means it never will. */
const START_LIMIT_MS = 60_000;
const ROOT = new URL('../../', import.meta.url);

/** The product as it is deployed: Postgres, Redis, one server process and one worker process. */
export interface Stack {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly url: string;
  readonly session: Session;
  /** Tenants `bench-0` … straight into the database; the server sees them within two seconds. */
  createTenants(count: number): Promise<void>;
  /** Starts one more server over the same services; answers its address. */
  startAnother(): Promise<string>;
  /** Processor seconds used so far, by part; `bench` is this process with all it started. */
  cpu(): Record<string, number>;
  close(): Promise<void>;
}

/** Starts services only: for measurements that work on them directly. */
export async function openServices() {
  const dir = mkdtempSync(join(tmpdir(), 'wf-bench-'));
  chmodSync(dir, 0o711);
  const log = createLog('warn');
  const postgres = await startPostgres(dir, log);
  const redis = await startRedis(dir, log);
  await migrateUp(postgres.url);
  const close = async () => {
    await redis.close();
    await postgres.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { databaseUrl: postgres.url, redisUrl: redis.url, close };
}

export async function openStack(): Promise<Stack> {
  const services = await openServices();
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    PORT: String(port),
    AUTH_SECRET: 'a-secret-for-benchmarks-only-32-characters',
    ADMIN_EMAIL: CREDENTIALS.email,
    ADMIN_PASSWORD: CREDENTIALS.password,
    LOG_LEVEL: 'warn',
  };
  const servers: ChildProcess[] = [];
  const serve = async (at: number): Promise<string> => {
    servers.push(start('server', { ...env, PORT: String(at) }));
    await answering(`http://127.0.0.1:${at}/healthz`);
    return `http://127.0.0.1:${at}`;
  };
  const url = await serve(port);
  const worker = start('worker', env);
  const session = new Session(url, new AbortController().signal);
  await session.signIn(CREDENTIALS);
  const pids = { server: servers[0]!.pid!, worker: worker.pid!, ...(await pidsOf(services)) };
  return {
    ...services,
    url,
    session,
    startAnother: async () => serve(await freePort()),
    cpu: () => cpuOf({ ...pids, bench: process.pid }),
    createTenants: (count) => createTenants(services.databaseUrl, count),
    close: async () => {
      await Promise.all([worker, ...servers].map(stop));
      await services.close();
    },
  };
}

const cpuOf = (pids: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuSeconds(pid)]));

export async function createTenants(databaseUrl: string, count: number): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(
    "insert into tenants (slug, name) select 'bench-' || n, 'Bench ' || n from generate_series(0, $1::int - 1) n",
    [count],
  );
  await database.end();
}

async function pidsOf({ databaseUrl, redisUrl }: { databaseUrl: string; redisUrl: string }) {
  const database = new pg.Client({ connectionString: databaseUrl });
  const redis = openRedis(redisUrl, 'command');
  await database.connect();
  const pids = await servicePids(database, redis);
  await database.end();
  redis.disconnect();
  return pids;
}

const start = (command: string, env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(
    process.execPath,
    [...(process.env.BENCH_NODE_ARGS?.split(' ') ?? []), 'bin/watchfloor.js', command],
    { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] },
  );

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function answering(url: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at ${url}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

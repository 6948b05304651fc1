import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { ensureProgram } from '#system';
import type { Logger } from '../../shared/node/log.ts';
import { type Daemon, launch } from './daemon.ts';
import { stopOrphan } from './orphan.ts';
import type { Service } from './postgres.ts';
import { openSocketDir } from './sockets.ts';

const POLL_MS = 50;
/** Loading a large append-only file takes this long on a slow disk. */
const READY_LIMIT_MS = 60_000;
/** Redis flushes its append-only file on the way out. */
const STOP_LIMIT_MS = 10_000;

/** `noeviction`: BullMQ loses jobs, and a projection its watermark, when Redis drops keys by itself. */
const POLICY = 'noeviction';

const settings = (dir: string, socket: string): string[] =>
  Object.entries({
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir,
    pidfile: join(dir, 'redis.pid'),
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': POLICY,
    loglevel: 'warning',
  }).flatMap(([name, value]) => [`--${name}`, value]);

const connect = (socket: string): Redis => {
  const client = new Redis(socket, { lazyConnect: true, retryStrategy: () => null, enableReadyCheck: false });
  client.on('error', () => undefined);
  return client;
};

/** True once it answers and has loaded its data. */
const answers = async (socket: string): Promise<boolean> => {
  const client = connect(socket);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
};

const checkPolicy = async (socket: string): Promise<void> => {
  const client = connect(socket);
  try {
    await client.connect();
    const [, policy] = (await client.config('GET', 'maxmemory-policy')) as string[];
    if (policy !== POLICY)
      throw new Error(`Redis evicts keys (maxmemory-policy ${policy}); it must be ${POLICY}`);
  } finally {
    client.disconnect();
  }
};

const untilReady = async (daemon: Daemon, socket: string): Promise<boolean> => {
  let gone = false;
  void daemon.ended.then(() => {
    gone = true;
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!gone && Date.now() < deadline) {
    if (await answers(socket)) return true;
    await delay(POLL_MS);
  }
  return false;
};

const clearOrphan = async (dir: string, log: Logger): Promise<void> => {
  const pidFile = join(dir, 'redis.pid');
  const found = await stopOrphan(pidFile, dir, /(redis|valkey)-server/, 'SIGTERM');
  if (found === 'stopped') log.warn('stopped the Redis of a run that was killed');
  rmSync(pidFile, { force: true });
};

const attempt = async (
  path: string,
  dir: string,
  socket: string,
  logFile: string,
): Promise<Daemon | undefined> => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const daemon = await launch({
    path,
    args: settings(dir, socket),
    cwd: dir,
    owner: undefined,
    logFile,
    stopWith: 'SIGTERM',
    stopHard: 'SIGKILL',
    stopLimitMs: STOP_LIMIT_MS,
  });
  if (await untilReady(daemon, socket)) return daemon;
  await daemon.stop();
  return undefined;
};

export const startRedis = async (dataDir: string, log: Logger): Promise<Service> => {
  const path = await ensureProgram('redis', (line) => log.info(line));
  const dir = join(dataDir, 'redis');
  const logFile = join(dataDir, 'redis.log');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await clearOrphan(dir, log);
  const sockets = openSocketDir(join(dataDir, 'run'), undefined);
  const socket = join(sockets.path, 'redis.sock');
  let daemon = await attempt(path, dir, socket, logFile);
  if (!daemon) {
    // Redis holds nothing that Postgres cannot give back, so data it cannot read must not keep us down.
    const aside = `${dir}.unreadable.${Date.now()}`;
    renameSync(dir, aside);
    log.warn({ aside }, 'Redis cannot read its data; it starts empty and is rebuilt from Postgres');
    daemon = await attempt(path, dir, socket, logFile);
  }
  if (!daemon) throw new Error(`Redis did not start:\n${readFileSync(logFile, 'utf8').slice(-1_000)}`);
  const { ended, stop } = daemon;
  await checkPolicy(socket);
  return { url: socket, ended, close: () => stop().finally(sockets.remove) };
};

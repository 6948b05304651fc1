import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProgram } from '#system';
import type { Logger } from '../../shared/node/log.ts';
import { type Daemon, launch } from './daemon.ts';
import { stopOrphan } from './orphan.ts';
import type { Service } from './postgres.ts';
import { untilReady } from './ready.ts';
import { evictionPolicy, redisAnswers } from './redis-probe.ts';
import { openSocketDir } from './sockets.ts';

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
  if ((await untilReady(daemon, () => redisAnswers(socket), READY_LIMIT_MS)) === 'ready') return daemon;
  await daemon.stop();
  return undefined;
};

/** Redis holds nothing that Postgres cannot give back, so data it cannot read must not keep us down. */
const startEmpty = async (
  dir: string,
  log: Logger,
  start: () => Promise<Daemon | undefined>,
): Promise<Daemon | undefined> => {
  const aside = `${dir}.unreadable.${Date.now()}`;
  renameSync(dir, aside);
  const daemon = await start();
  if (daemon) {
    log.warn({ aside }, 'Redis could not read its data; it is rebuilt from Postgres');
    return daemon;
  }
  // It was not the data: put it back.
  rmSync(dir, { recursive: true, force: true });
  renameSync(aside, dir);
  return undefined;
};

const checkPolicy = async (socket: string): Promise<void> => {
  const policy = await evictionPolicy(socket);
  if (policy !== POLICY)
    throw new Error(`Redis evicts keys (maxmemory-policy ${policy}); it must be ${POLICY}`);
};

export const startRedis = async (dataDir: string, log: Logger): Promise<Service> => {
  const path = await ensureProgram('redis', (line) => log.info(line));
  const dir = join(dataDir, 'redis');
  const logFile = join(dataDir, 'redis.log');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await clearOrphan(dir, log);
  const sockets = openSocketDir(join(dataDir, 'run'), undefined);
  const socket = join(sockets.path, 'redis.sock');
  const start = () => attempt(path, dir, socket, logFile);
  const daemon = (await start()) ?? (await startEmpty(dir, log, start));
  if (!daemon) throw new Error(`Redis did not start:\n${readFileSync(logFile, 'utf8').slice(-1_000)}`);
  const close = () => daemon.stop().finally(sockets.remove);
  await checkPolicy(socket).catch((error: unknown) => close().then(() => Promise.reject(error)));
  return { url: socket, ended: daemon.ended, close };
};

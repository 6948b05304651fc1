import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../../shared/node/log.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { launch } from './daemon.ts';
import { stopOrphan } from './orphan.ts';
import { type Owner, postgresOwner } from './owner.ts';
import { choosePlace, rememberedPlace } from './place.ts';
import { ensureDatabase, postgresAnswers } from './postgres-probe.ts';
import { untilReady } from './ready.ts';
import { settings } from './settings.ts';
import { openSocketDir } from './sockets.ts';

export type Service = { readonly url: string; readonly ended: Promise<void>; close(): Promise<void> };

const DATABASE = 'watchfloor';
/** Replaying a long write-ahead log after a power cut takes minutes. */
const READY_LIMIT_MS = 5 * 60_000;
/** A fast shutdown writes one checkpoint; beyond this, the log is replayed at the next start instead. */
const STOP_LIMIT_MS = 20_000;

const urlOf = (socketDir: string, database: string): string =>
  `postgres://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(socketDir)}`;

const tail = (file: string): string => readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');

const clearOrphan = async (cluster: string, log: Logger): Promise<void> => {
  const pidFile = join(cluster, 'postmaster.pid');
  const found = await stopOrphan(pidFile, cluster, /postgres/, 'SIGINT');
  if (found === 'stopped') log.warn('stopped the Postgres of a run that was killed');
  // Postgres would take any process with that id, of its own user, for a live server.
  if (found === 'stale') rmSync(pidFile, { force: true });
};

/** `extra` settings win; a test cluster need not survive a power cut. */
export const startPostgres = async (
  dataDir: string,
  log: Logger,
  extra: readonly string[] = [],
): Promise<Service> => {
  const owner: Owner = postgresOwner(clusterOf(dataDir));
  const binaries = findBinaries(owner);
  const place = choosePlace(dataDir, owner, log);
  const cluster = await ensureCluster(place, binaries, owner);
  await clearOrphan(cluster, log);
  const sockets = openSocketDir(join(place, 'run'), owner);
  const logFile = join(dataDir, 'postgres.log');
  const daemon = await launch({
    path: binaries.postgres,
    args: ['-D', cluster, ...settings(sockets.path), ...extra],
    cwd: '/',
    owner,
    logFile,
    stopWith: 'SIGINT',
    stopHard: 'SIGQUIT',
    stopLimitMs: STOP_LIMIT_MS,
  });
  const close = () => daemon.stop().finally(sockets.remove);
  try {
    const adminUrl = urlOf(sockets.path, 'postgres');
    const outcome = await untilReady(daemon, () => postgresAnswers(adminUrl), READY_LIMIT_MS);
    if (outcome !== 'ready') throw new Error(`Postgres did not start (${outcome}):\n${tail(logFile)}`);
    await ensureDatabase(adminUrl, DATABASE);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urlOf(sockets.path, DATABASE), ended: daemon.ended, close };
};

const clusterOf = (dataDir: string): string | undefined => {
  const place = rememberedPlace(dataDir);
  return place && join(place, 'cluster');
};

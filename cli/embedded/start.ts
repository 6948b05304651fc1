import { mkdirSync } from 'node:fs';
import type { Config } from '../../shared/node/config.ts';
import { Lifecycle } from '../../shared/node/lifecycle.ts';
import type { Logger } from '../../shared/node/log.ts';
import { askLease, takeLease } from './lease.ts';
import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';

export type Embedded = {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Resolves with its name when a private service ends before it was asked to. */
  readonly failed: Promise<string>;
  close(): Promise<void>;
};

/** Longer than either service's own limit, after which it is stopped hard. */
const CLOSE_LIMIT_MS = 30_000;
/** Traversable, not listable: the user Postgres runs as passes through to its own directory. */
const DATA_DIR_MODE = 0o711;

const never = new Promise<string>(() => undefined);

/** Starts the services the configuration does not name, privately, under its data directory. */
export const startEmbedded = async (config: Config, log: Logger): Promise<Embedded> => {
  const { databaseUrl, redisUrl, dataDir } = config;
  if (databaseUrl && redisUrl) return { databaseUrl, redisUrl, failed: never, close: async () => undefined };
  mkdirSync(dataDir, { recursive: true, mode: DATA_DIR_MODE });
  const holder = await askLease(dataDir);
  if (holder) throw new Error(`Watchfloor already runs on ${dataDir}, as process ${holder.pid}`);
  const parts = new Lifecycle(log);
  const lease = await takeLease(dataDir);
  parts.add('lease', lease.close);
  const failures: Promise<string>[] = [never];
  const start = async (name: string, open: typeof startPostgres): Promise<string> => {
    const service = await open(dataDir, log);
    parts.add(name, service.close, CLOSE_LIMIT_MS);
    failures.push(service.ended.then(() => name));
    return service.url;
  };
  try {
    const urls = {
      databaseUrl: databaseUrl ?? (await start('Postgres', startPostgres)),
      redisUrl: redisUrl ?? (await start('Redis', startRedis)),
    };
    lease.tell({ pid: process.pid, ...urls });
    return { ...urls, failed: Promise.race(failures), close: () => parts.close() };
  } catch (error) {
    await parts.close();
    throw error;
  }
};

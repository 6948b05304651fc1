import { existsSync } from 'node:fs';
import type { Config, ServerConfig } from '../shared/node/config.ts';
import type { Logger } from '../shared/node/log.ts';
import { askLease } from './embedded/lease.ts';
import { startEmbedded } from './embedded/start.ts';
import { authSecret } from './secret.ts';

export type Services = { readonly config: ServerConfig; close(): Promise<void> };

/** The services of the instance that already runs on this data directory, if there is one. */
const running = async (
  config: Config,
): Promise<Pick<ServerConfig, 'databaseUrl' | 'redisUrl'> | undefined> => {
  const holder = existsSync(config.dataDir) ? await askLease(config.dataDir) : undefined;
  const databaseUrl = config.databaseUrl ?? holder?.databaseUrl;
  const redisUrl = config.redisUrl ?? holder?.redisUrl;
  return databaseUrl && redisUrl ? { databaseUrl, redisUrl } : undefined;
};

/** For a command that does one thing: the named services, a running instance's, or private ones for its duration. */
export const borrowServices = async (config: Config, log: Logger): Promise<Services> => {
  const found = await running(config);
  const secret = authSecret(config);
  if (found) return { config: { ...config, ...found, authSecret: secret }, close: async () => undefined };
  const { databaseUrl, redisUrl, close } = await startEmbedded(config, log);
  return { config: { ...config, databaseUrl, redisUrl, authSecret: secret }, close };
};

/** For one process among several: they can only meet in services that all of them can name. */
export const namedServices = (config: Config): ServerConfig => {
  const { databaseUrl, redisUrl } = config;
  const missing = [!databaseUrl && 'DATABASE_URL', !redisUrl && 'REDIS_URL'].filter(Boolean);
  if (!databaseUrl || !redisUrl) throw new Error(`set ${missing.join(' and ')}, or use \`watchfloor up\``);
  return { ...config, databaseUrl, redisUrl, authSecret: authSecret(config) };
};

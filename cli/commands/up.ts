import { parseArgs } from 'node:util';
import { runServer } from '../../server/run.ts';
import { type Config, parseConfig, type ServerConfig } from '../../shared/node/config.ts';
import { migrateUp } from '../../shared/node/db/migrate.ts';
import { Lifecycle } from '../../shared/node/lifecycle.ts';
import { createLog, type Logger } from '../../shared/node/log.ts';
import { aborted, stopSignal } from '../../shared/node/signals.ts';
import { runWorkers } from '../../workers/run.ts';
import { banner } from '../banner.ts';
import { type Embedded, startEmbedded } from '../embedded/start.ts';
import { authSecret, demoPassword } from '../secret.ts';

const DEMO_EMAIL = 'admin@watchfloor.local';
/** The usual reason: the first admin of this data directory is somebody else. */
const DEMO_STOPPED =
  'the demo traffic stopped; if it could not sign in, set ADMIN_EMAIL and ADMIN_PASSWORD to an admin, or DATA_DIR to a new directory';
/** Longer than the private services' own limits together. */
const SERVICES_CLOSE_LIMIT_MS = 65_000;

/** The demo is signed in to within a minute of the clone, so it never asks for a set-up link. */
const withDemoAdmin = (config: Config): Config => ({
  ...config,
  adminEmail: config.adminEmail ?? DEMO_EMAIL,
  adminPassword: config.adminPassword ?? demoPassword(config.dataDir),
});

const startDemo = async (config: Config, url: string, log: Logger, parts: Lifecycle): Promise<void> => {
  const { runDemo } = await import('../demo/run.ts');
  const stop = new AbortController();
  const { adminEmail = '', adminPassword = '' } = config;
  const done = runDemo({ url, adminEmail, adminPassword, log, signal: stop.signal }).catch((err: unknown) => {
    if (!stop.signal.aborted) log.error({ err }, DEMO_STOPPED);
  });
  parts.add('demo', () => {
    stop.abort();
    return done;
  });
};

const startAll = async (config: Config, demo: boolean, log: Logger, parts: Lifecycle): Promise<Embedded> => {
  const services = await startEmbedded(config, log);
  parts.add('services', services.close, SERVICES_CLOSE_LIMIT_MS);
  const { databaseUrl, redisUrl } = services;
  const full: ServerConfig = { ...config, databaseUrl, redisUrl, authSecret: authSecret(config) };
  const applied = await migrateUp(databaseUrl);
  if (applied.length > 0) log.info({ applied }, 'migrated');
  const workers = await runWorkers(full, log);
  parts.add('workers', workers.close);
  const server = await runServer(full, log);
  parts.add('server', server.close);
  process.stdout.write(banner(full, server, demo));
  if (demo) await startDemo(full, server.url, log, parts);
  return services;
};

export const up = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: { demo: { type: 'boolean', default: false } } });
  const parsed = parseConfig(process.env);
  const config = values.demo ? withDemoAdmin(parsed) : parsed;
  const log = createLog(config.logLevel);
  const stop = stopSignal();
  const parts = new Lifecycle(log);
  try {
    const services = await startAll(config, values.demo, log, parts);
    const failed = await Promise.race([aborted(stop), services.failed]);
    if (failed) throw new Error(`the private ${failed} ended by itself: see its log in ${config.dataDir}`);
  } finally {
    await parts.close();
  }
  return 0;
};

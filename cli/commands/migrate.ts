import { parseArgs } from 'node:util';
import { parseConfig } from '../../shared/node/config.ts';
import { migrateDown, migrateUp, migrationStatus } from '../../shared/node/db/migrate.ts';
import { createLog } from '../../shared/node/log.ts';
import { borrowServices } from '../services.ts';

const say = (lines: readonly string[], otherwise: string): void => {
  process.stdout.write(`${lines.length > 0 ? lines.join('\n') : otherwise}\n`);
};

const ACTIONS: Readonly<Record<string, (databaseUrl: string) => Promise<void>>> = {
  up: async (url) =>
    say(
      (await migrateUp(url)).map((name) => `applied ${name}`),
      'nothing to apply',
    ),
  down: async (url) =>
    say(
      (await migrateDown(url)).map((name) => `took back ${name}`),
      'nothing to take back',
    ),
  status: async (url) =>
    say(
      (await migrationStatus(url)).map((m) => `${m.applied ? 'applied' : 'pending'} ${m.name}`),
      'none',
    ),
};

export const migrate = async (args: string[]): Promise<number> => {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [name = 'up'] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new Error(`say one of ${Object.keys(ACTIONS).join(', ')}`);
  const config = parseConfig(process.env);
  const services = await borrowServices(config, createLog(config.logLevel));
  try {
    await action(services.config.databaseUrl);
  } finally {
    await services.close();
  }
  return 0;
};

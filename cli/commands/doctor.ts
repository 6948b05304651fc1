import { parseArgs } from 'node:util';
import { parseConfig, type ServerConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';
import { checkDatabase } from '../doctor/database.ts';
import { checkDrift } from '../doctor/drift.ts';
import { type Finding, findings } from '../doctor/finding.ts';
import { checkRedis } from '../doctor/redis.ts';
import { borrowServices } from '../services.ts';

const MARK = { good: 'ok  ', warning: 'warn', fault: 'FAIL' } as const;

const print = ({ grade, what, remedy }: Finding): void => {
  process.stdout.write(`${MARK[grade]}  ${what}${remedy ? `\n      ${remedy}` : ''}\n`);
};

const examine = async (config: ServerConfig): Promise<Finding[]> => {
  const database = await findings('Postgres', 'check DATABASE_URL, and that it runs', () =>
    checkDatabase(config),
  );
  const redis = await findings('Redis', 'check REDIS_URL, and that it runs', () => checkRedis(config));
  const services = [...database, ...redis];
  if (services.some(({ grade }) => grade === 'fault')) return services;
  return [...services, ...(await findings('watermarks', 'watchfloor rebuild', () => checkDrift(config)))];
};

export const doctor = async (args: string[]): Promise<number> => {
  parseArgs({ args });
  const config = parseConfig(process.env);
  const services = await borrowServices(config, createLog(config.logLevel));
  try {
    print({ grade: 'good', what: `Node ${process.versions.node}` });
    const found = await examine(services.config);
    for (const finding of found) print(finding);
    return found.some(({ grade }) => grade === 'fault') ? 1 : 0;
  } finally {
    await services.close();
  }
};

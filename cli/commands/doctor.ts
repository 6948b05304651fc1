import { parseArgs } from 'node:util';
import { parseConfig, type ServerConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';
import { checkAudit } from '../doctor/audit.ts';
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
  const isSound = !services.some(({ grade }) => grade === 'fault');
  const drift = () => findings('watermarks', 'watchfloor rebuild', () => checkDrift(config));
  // The log's proof rests on nothing but its own rows, so it is looked at in any case.
  const log = await findings('audit log', 'check DATABASE_URL, and that it runs', () => checkAudit(config));
  return [...services, ...(isSound ? await drift() : []), ...log];
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

import { parseArgs } from 'node:util';
import { parseConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';
import { rebuildAll } from '../../workers/rebuild/all.ts';
import { borrowServices } from '../services.ts';

export const rebuild = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: { tenant: { type: 'string' } } });
  const config = parseConfig(process.env);
  const services = await borrowServices(config, createLog(config.logLevel));
  try {
    const count = await rebuildAll(services.config, values.tenant);
    if (values.tenant && count === 0) throw new Error(`there is no tenant ${values.tenant}`);
    process.stdout.write(`rebuilt the numbers of ${count} tenant${count === 1 ? '' : 's'}\n`);
  } finally {
    await services.close();
  }
  return 0;
};

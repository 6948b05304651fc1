import { parseArgs } from 'node:util';
import { parseConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';
import { aborted, stopSignal } from '../../shared/node/signals.ts';
import { runWorkers } from '../../workers/run.ts';
import { namedServices } from '../services.ts';

export const worker = async (args: string[]): Promise<number> => {
  parseArgs({ args });
  const config = namedServices(parseConfig(process.env));
  const log = createLog(config.logLevel);
  const stop = stopSignal();
  const { close } = await runWorkers(config, log);
  log.info('working');
  await aborted(stop);
  await close();
  return 0;
};

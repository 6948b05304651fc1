import { parseArgs } from 'node:util';
import { runServer } from '../../server/run.ts';
import { parseConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';
import { aborted, stopSignal } from '../../shared/node/signals.ts';
import { namedServices } from '../services.ts';

export const server = async (args: string[]): Promise<number> => {
  parseArgs({ args });
  const config = namedServices(parseConfig(process.env));
  const log = createLog(config.logLevel);
  const stop = stopSignal();
  const { url, setupLink, close } = await runServer(config, log);
  log.info({ url }, 'listening');
  // Not through the log: a log that is kept must not hold a way in.
  if (setupLink) process.stdout.write(`Create the first administrator, once, at ${setupLink}\n`);
  await aborted(stop);
  await close();
  return 0;
};

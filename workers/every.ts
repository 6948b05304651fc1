import type { Logger } from '../shared/node/log.ts';

/**
 * Repeats `work` with `pauseMs` between the end of one run and the start of the next. A failed run is logged and
 * the next one follows all the same. Kept in this process and not in Redis, so that a flush cannot end it.
 */
export function every(pauseMs: number, name: string, log: Logger, work: () => Promise<void>) {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const next = () => {
    if (!closed) timer = setTimeout(run, pauseMs);
  };
  const run = () => {
    running = work()
      .catch((error) => log.warn({ err: error }, `${name} failed; trying again`))
      .then(next);
  };
  next();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { workerNumber } from './workers.ts';

/** The calling worker's own Redis, emptied. Answers its URL. */
export const emptyRedis = async (): Promise<string> => {
  const url = inject('services').redisUrls[workerNumber() - 1];
  if (!url) throw new Error(`no Redis for worker ${workerNumber()}`);
  const client = new Redis(url);
  await client.flushdb();
  client.disconnect();
  return url;
};

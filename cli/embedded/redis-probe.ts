import { Redis } from 'ioredis';

/** One connection, tried once: whoever waits for Redis asks again. */
const ask = async <T>(socket: string, question: (redis: Redis) => Promise<T>): Promise<T> => {
  const redis = new Redis(socket, { lazyConnect: true, retryStrategy: () => null, enableReadyCheck: false });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await question(redis);
  } finally {
    redis.disconnect();
  }
};

/** True once it has loaded its data: until then it refuses every command. */
export const redisAnswers = (socket: string): Promise<boolean> =>
  ask(socket, (redis) => redis.ping()).then(
    () => true,
    () => false,
  );

export const evictionPolicy = (socket: string): Promise<string | undefined> =>
  ask(socket, async (redis) => ((await redis.config('GET', 'maxmemory-policy')) as string[])[1]);

import { Redis } from 'ioredis';
import { Attempts, type Limit } from '../../server/identity/attempts.ts';
import { openRedis } from '../../shared/node/redis/client.ts';

/** Forgets every counted attempt, so that tests from one address do not lock each other out. */
export async function emptyAttempts(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  const keys = await redis.keys('wf:attempts:*');
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}

/** As if so many had been made: each real one costs the hash of a password. */
export async function countAttempts(
  redisUrl: string,
  limit: Limit,
  of: string,
  count: number,
): Promise<void> {
  const redis = openRedis(redisUrl, 'command');
  for (let n = 0; n < count; n++) await new Attempts(redis).count(limit, of);
  redis.disconnect();
}

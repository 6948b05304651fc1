import { Redis } from 'ioredis';
import type { ServerConfig } from '../../shared/node/config.ts';
import type { Finding } from './finding.ts';

/** BullMQ's queues use commands of 6.2. */
const LEAST_VERSION = [6, 2] as const;
const CONNECT_LIMIT_MS = 5_000;

const setting = async (redis: Redis, name: string): Promise<string> =>
  ((await redis.config('GET', name)) as string[])[1] ?? '';

const version = (info: string): Finding => {
  const text = /^(?:redis|valkey)_version:(\S+)/m.exec(info)?.[1] ?? '0.0';
  const [major = 0, minor = 0] = text.split('.').map(Number);
  const isEnough = major > LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor >= LEAST_VERSION[1]);
  return isEnough
    ? { grade: 'good', what: `Redis ${text}` }
    : { grade: 'fault', what: `Redis ${text}`, remedy: `upgrade to ${LEAST_VERSION.join('.')} or newer` };
};

const policy = (value: string): Finding =>
  value === 'noeviction'
    ? { grade: 'good', what: 'Redis keeps every key (noeviction)' }
    : {
        grade: 'fault',
        what: `Redis may drop keys: maxmemory-policy ${value}`,
        remedy: 'redis-cli config set maxmemory-policy noeviction, and in its configuration file',
      };

const persistence = (value: string): Finding[] =>
  value === 'yes'
    ? []
    : [
        {
          grade: 'warning',
          what: 'Redis keeps no append-only file: a restart of it costs a rebuild',
          remedy: 'redis-cli config set appendonly yes, and in its configuration file',
        },
      ];

export const checkRedis = async ({ redisUrl }: ServerConfig): Promise<Finding[]> => {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: CONNECT_LIMIT_MS,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return [
      version(await redis.info('server')),
      policy(await setting(redis, 'maxmemory-policy')),
      ...persistence(await setting(redis, 'appendonly')),
    ];
  } finally {
    redis.disconnect();
  }
};

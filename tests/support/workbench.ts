import type { Redis } from 'ioredis';
import { openTenancy, type Tenancy } from '../../shared/node/db/tenancy.ts';
import { Lifecycle } from '../../shared/node/lifecycle.ts';
import { createLog, type Logger } from '../../shared/node/log.ts';
import { openDoorbell } from '../../shared/node/queue.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { openProjection } from '../../shared/node/redis/projection.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { cloneDatabase } from './database.ts';
import { emptyRedis } from './redis.ts';

/** Half past twelve on a Thursday, well inside a month: no edge of any window is near by accident. */
const START = Date.UTC(2026, 0, 15, 12, 30, 20);

/** What workers work with, on a database and a Redis of the calling file's own, and a clock that stands still. */
export interface Workbench {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly tenancy: Tenancy;
  readonly redis: Redis;
  readonly deps: WorkerDeps;
  /** Epoch milliseconds; a test moves it. */
  readonly time: { now: number };
  /** As `deps`, over connections of its own: a second worker process, as far as the services can tell. */
  another(): WorkerDeps;
  close(): Promise<void>;
}

export async function openWorkbench(log: Logger = createLog('silent')): Promise<Workbench> {
  const databaseUrl = await cloneDatabase();
  const redisUrl = await emptyRedis();
  const parts = new Lifecycle(log);
  const time = { now: START };
  const another = (): WorkerDeps => {
    const tenancy = openTenancy(databaseUrl);
    const redis = openRedis(redisUrl, 'command');
    const doorbell = openDoorbell(redis);
    parts.add('tenancy', tenancy.close);
    parts.add('redis', () => redis.disconnect());
    parts.add('doorbell', doorbell.close);
    const clock = () => time.now;
    return {
      tenancy,
      redis,
      doorbell,
      clock,
      log,
      projection: openProjection({ redis, tenancy, clock }),
    };
  };
  const deps = another();
  const { tenancy, redis } = deps;
  return { databaseUrl, redisUrl, tenancy, redis, deps, time, another, close: () => parts.close() };
}

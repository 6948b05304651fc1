import type { Redis } from 'ioredis';
import type { Clock } from '../shared/domain/clock.ts';
import type { Tenancy } from '../shared/node/db/tenancy.ts';
import type { Logger } from '../shared/node/log.ts';
import type { Doorbell } from '../shared/node/queue.ts';
import type { Projection } from '../shared/node/redis/projection.ts';

/** What every worker works with; made once in run.ts. */
export interface WorkerDeps {
  readonly tenancy: Tenancy;
  readonly redis: Redis;
  readonly projection: Projection;
  readonly doorbell: Doorbell;
  readonly clock: Clock;
  readonly log: Logger;
}

import type { Redis } from 'ioredis';
import { type Clock, SECOND_MS } from '../../domain/clock.ts';
import type { Tenancy } from '../db/tenancy.ts';
import type { Logger } from '../log.ts';
import type { Doorbell } from '../queue.ts';
import { Bell } from './bell.ts';
import { Ingest } from './commits.ts';
import { Mappings } from './mappings.ts';
import { Pace } from './pace.ts';
import { Refusals } from './refusals.ts';
import { Routes } from './routing/routes.ts';

/** All that taking records in needs, whoever brings them. */
export interface Reception {
  readonly tenancy: Tenancy;
  readonly bell: Bell;
  readonly ingest: Ingest;
  readonly pace: Pace;
  readonly routes: Routes;
  readonly mappings: Mappings;
  readonly refusals: Refusals;
}

/** Soon enough for whoever watches a new source, and one statement for all requests of that time. */
const FLUSH_EVERY_MS = 2 * SECOND_MS;

export interface OpenReception extends Reception {
  /** Writes what was counted since the last time. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function openReception(deps: {
  readonly tenancy: Tenancy;
  readonly redis: Redis;
  readonly doorbell: Doorbell;
  readonly clock: Clock;
  readonly log: Logger;
}): OpenReception {
  const { tenancy, log } = deps;
  const bell = new Bell(deps.doorbell, log);
  const [routes, refusals] = [new Routes(deps), new Refusals(deps)];
  const flush = async (): Promise<void> => {
    await routes.flush();
    await refusals.flush();
  };
  const flushOrWarn = () =>
    flush().catch((error) => log.warn({ err: error }, 'counts of ingest not written; trying again'));
  const timer = setInterval(flushOrWarn, FLUSH_EVERY_MS).unref();
  return {
    tenancy,
    bell,
    ingest: new Ingest(tenancy, bell),
    pace: new Pace(deps),
    routes,
    mappings: new Mappings(tenancy),
    refusals,
    flush,
    close: async () => {
      clearInterval(timer);
      await flushOrWarn();
    },
  };
}

import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/domain/clock.ts';
import { openTenancy } from '../shared/node/db/tenancy.ts';
import { openReception } from '../shared/node/ingest/reception.ts';
import type { Logger } from '../shared/node/log.ts';
import { answerDoorbell, openDoorbell } from '../shared/node/queue.ts';
import { openRedis } from '../shared/node/redis/client.ts';
import { openProjection } from '../shared/node/redis/projection.ts';
import { sealedSecrets } from '../shared/node/sealed-secret.ts';
import type { WorkerDeps } from './deps.ts';
import { every } from './every.ts';
import { drain } from './ingest/drain.ts';
import { endTrials } from './lifecycle/end-trials.ts';
import { openGate } from './pull/outside.ts';
import { Schedule } from './pull/schedule.ts';
import { audit } from './rebuild/audit.ts';
import { retain } from './retain/retain.ts';
import { seldom } from './seldom.ts';
import { calm } from './sweep/calm.ts';
import { sweep } from './sweep/sweep.ts';

/** Twice as often as a wall takes to call its numbers stale. */
const SWEEP_PAUSE_MS = 2 * SECOND_MS;
/** Storms end after minutes of quiet and marks after an hour: some seconds more are not seen. */
const CALM_PAUSE_MS = 5 * SECOND_MS;
/** Drift is a bug, not a load: looking for it now and then is enough. */
const AUDIT_PAUSE_MS = 10 * MINUTE_MS;
/** Buckets grow by at most a few hundred fields an hour. */
const RETAIN_PAUSE_MS = HOUR_MS;

/** A trial ends on a day, not on a second. */
const END_TRIALS_PAUSE_MS = 10 * SECOND_MS;

/** With Redis away all sixteen shards fail many times a second, and say the same. */
const LOG_PAUSE_MS = 5 * SECOND_MS;

/** Connectors run every half minute at most; a second more is not seen. */
const PULL_PAUSE_MS = SECOND_MS;

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** The same on every server and worker: the secrets of connectors are sealed with it. */
  readonly authSecret: string;
  readonly pullAllowNetworks?: readonly string[] | undefined;
}

/** Starts every worker in this process. `close` lets the runs under way finish. */
export async function runWorkers(config: WorkerConfig, log: Logger): Promise<{ close(): Promise<void> }> {
  const tenancy = openTenancy(config.databaseUrl);
  const redis = openRedis(config.redisUrl, 'command');
  const queueRedis = openRedis(config.redisUrl, 'blocking');
  const doorbell = openDoorbell(queueRedis);
  const clock = Date.now;
  const projection = openProjection({ redis, tenancy, clock });
  const deps: WorkerDeps = { tenancy, redis, projection, doorbell, clock, log };

  const reception = openReception(deps);
  const schedule = new Schedule({
    ...deps,
    reception,
    secrets: sealedSecrets(config.authSecret),
    gate: openGate(config.pullAllowNetworks ?? []),
  });

  await doorbell.limit();
  const answering = answerDoorbell(
    queueRedis,
    (shard) => drain(deps, shard),
    seldom(LOG_PAUSE_MS, clock, (error: Error) =>
      log.warn({ err: error }, 'ingest run failed; the sweep rings again'),
    ),
  );
  const timers = [
    every(SWEEP_PAUSE_MS, 'sweep', log, () => sweep(deps)),
    every(CALM_PAUSE_MS, 'end of storms', log, () => calm(deps)),
    every(AUDIT_PAUSE_MS, 'audit', log, async () => void (await audit(deps))),
    every(RETAIN_PAUSE_MS, 'retention', log, () => retain(deps)),
    every(PULL_PAUSE_MS, 'connectors', log, () => schedule.turn()),
    every(END_TRIALS_PAUSE_MS, 'end of trials', log, () => endTrials(deps)),
  ];
  return {
    close: async () => {
      await Promise.all(timers.map((timer) => timer.close()));
      await schedule.close();
      await reception.close();
      await answering.close();
      await doorbell.close();
      redis.disconnect();
      queueRedis.disconnect();
      await tenancy.close();
    },
  };
}

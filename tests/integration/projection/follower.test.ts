import { afterAll, beforeAll, test } from 'vitest';
import { Follower } from '../../../server/live/follower.ts';
import { Mirror } from '../../../server/live/mirror.ts';
import { column } from '../../../shared/domain/metric.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { until } from '../../support/until.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
let mirror: Mirror;
let follower: Follower;

beforeAll(async () => {
  bench = await openWorkbench();
  const { redis, redisUrl, tenancy, deps } = bench;
  mirror = new Mirror(deps.clock);
  const currency = { asOf: 0, waiting: new Map() };
  const reader = openRedis(redisUrl, 'blocking');
  // The follower looks at positions every two seconds of its clock, so this one has to run.
  follower = new Follower({ redis, reader, tenancy, mirror, currency, clock: Date.now, log: deps.log });
  await follower.start();
});
afterAll(async () => {
  await follower.close();
  await bench.close();
});

const report = (n: number) => ({ external_id: `case-${n}`, title: 'x', severity: 'critical' });
const openCritical = (id: TenantId): number => {
  mirror.collect();
  return mirror.row(id)?.[column('open_critical')] ?? -1;
};

test('the mirror follows commits, a flush, a rebuild and a lost stream', async () => {
  const { tenancy, deps, redis } = bench;
  const { id } = await newTenant(tenancy);
  await follower.refreshTenants();
  await deps.projection.level();
  const commit = async (n: number) => drain(deps, await putRecords(deps, id, [report(n)]));

  await commit(1);
  await until('a commit is seen', () => openCritical(id) === 1);
  await redis.flushall();
  await commit(2);
  await until('a commit after a flush is seen', () => openCritical(id) === 2);
  await deps.projection.rebuild([id]);
  await commit(3);
  await until('a commit after a rebuild is seen', () => openCritical(id) === 3);
  // The counters move and the stream says nothing: only a comparison of positions can notice.
  await commit(4);
  await redis.del(...(await redis.keys('wf:{*}:live')));
  await until('a lost stream is noticed', () => openCritical(id) === 4);
});

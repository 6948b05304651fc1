import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/domain/clock.ts';
import type { TenantState } from '../../../shared/domain/tenant.ts';
import { hear, type News } from '../../../shared/node/redis/bus.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { endTrials } from '../../../workers/lifecycle/end-trials.ts';
import { auditOf } from '../../support/audit.ts';
import { query } from '../../support/query.ts';
import { newTenant } from '../../support/tenant.ts';
import { until } from '../../support/until.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
const heard: News[] = [];
let subscriber: ReturnType<typeof openRedis>;
beforeAll(async () => {
  bench = await openWorkbench();
  subscriber = openRedis(bench.redisUrl, 'blocking');
  await hear(subscriber, (news) => heard.push(news));
});
afterAll(async () => {
  subscriber?.disconnect();
  await bench?.close();
});

const on = async (state: TenantState, endsAt: number | null): Promise<string> => {
  const { id } = await newTenant(bench.tenancy, { state });
  await query(bench.databaseUrl, 'update tenants set trial_ends_at = $2 where id = $1', [
    id,
    endsAt === null ? null : new Date(endsAt),
  ]);
  return id;
};
const standing = async (id: string) => {
  const { rows } = await query(
    bench.databaseUrl,
    'select state, state_since, trial_ends_at from tenants where id = $1',
    [id],
  );
  return rows[0];
};
const auditRows = (id: string) => auditOf({ config: bench }, id);

test('a trial ends at its instant, not before, and is written down and told', async () => {
  const end = bench.time.now + DAY_MS;
  const [due, later, endless, active] = await Promise.all([
    on('trial', end),
    on('trial', end + 1),
    on('trial', null),
    on('active', null),
  ]);
  await endTrials(bench.deps);
  expect(await standing(due)).toMatchObject({ state: 'trial' });
  expect(heard).toEqual([]);

  bench.time.now = end;
  await endTrials(bench.deps);
  expect(await standing(due)).toEqual({
    state: 'suspended',
    state_since: new Date(end),
    trial_ends_at: null,
  });
  for (const id of [later, endless]) expect(await standing(id)).toMatchObject({ state: 'trial' });
  expect(await standing(active)).toMatchObject({ state: 'active' });
  expect(await auditRows(due)).toMatchObject([
    {
      action: 'tenant.suspended',
      tenant_id: due,
      actor_kind: 'system',
      actor_name: 'Watchfloor',
      change: {
        before: { state: 'trial', trial_ends_at: new Date(end).toISOString() },
        after: { state: 'suspended', trial_ends_at: null, reason: 'the trial ended' },
      },
    },
  ]);
  await until('both news came', () => heard.length === 2);
  expect(heard).toEqual([{ kind: 'closed', tenants: [due] }, { kind: 'tenants' }]);
});

test('two workers at once end a trial once', async () => {
  const id = await on('trial', bench.time.now);
  await Promise.all([endTrials(bench.deps), endTrials(bench.another())]);
  expect(await auditRows(id)).toHaveLength(1);
});

test('a trial given more time in between goes on', async () => {
  const id = await on('trial', bench.time.now);
  const { tenancy } = bench.deps;
  // More time is given after the look for trials that are over and before the lock.
  let looked = false;
  const late: typeof tenancy = {
    ...tenancy,
    asSystem: async (reason, work) => {
      if (looked) {
        await query(bench.databaseUrl, 'update tenants set trial_ends_at = $2 where id = $1', [
          id,
          new Date(bench.time.now + DAY_MS),
        ]);
      }
      looked = true;
      return tenancy.asSystem(reason, work);
    },
  };
  await endTrials({ ...bench.deps, tenancy: late });
  expect(await standing(id)).toMatchObject({ state: 'trial' });
  expect(await auditRows(id)).toEqual([]);
});

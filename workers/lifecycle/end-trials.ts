import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { audit, MACHINERY } from '../../shared/node/db/audit.ts';
import { announce } from '../../shared/node/redis/bus.ts';
import type { WorkerDeps } from '../deps.ts';

type Deps = Pick<WorkerDeps, 'tenancy' | 'redis' | 'clock' | 'log'>;

/** Suspends every tenant whose trial is over; what they had is kept, and an MSSP Admin can open them again. */
export async function endTrials({ tenancy, redis, clock, log }: Deps): Promise<void> {
  const now = new Date(clock());
  const due = await tenancy.asSystem('look for trials that are over', (tx) =>
    tx
      .selectFrom('tenants')
      .select('id')
      .where('state', '=', 'trial')
      .where('trial_ends_at', '<=', now)
      .execute(),
  );
  const ended: TenantId[] = [];
  for (const { id } of due) {
    if (await suspend(tenancy, id as TenantId, now)) ended.push(id as TenantId);
  }
  if (ended.length === 0) return;
  log.info({ tenants: ended }, 'trials ended');
  await announce(redis, { kind: 'closed', tenants: ended });
  await announce(redis, { kind: 'tenants' });
}

/** Looks again under the lock: another worker may have been first, or an MSSP Admin given more time. */
const suspend = (tenancy: Deps['tenancy'], id: TenantId, now: Date): Promise<boolean> =>
  tenancy.asSystem('end a trial', async (tx) => {
    const { rows } = await sql<{ name: string; since: Date; ended_at: Date }>`
      with held as (select id, state_since, trial_ends_at from tenants
        where id = ${id} and state = 'trial' and trial_ends_at <= ${now} for update)
      update tenants set state = 'suspended', state_since = ${now}, trial_ends_at = null from held
      where tenants.id = held.id
      returning name, held.state_since as since, held.trial_ends_at as ended_at`.execute(tx);
    const [ended] = rows;
    if (ended === undefined) return false;
    const { name, since, ended_at } = ended;
    await audit(tx, MACHINERY, {
      action: 'tenant.suspended',
      tenantId: id,
      target: { type: 'tenant', id, label: name },
      before: {
        state: 'trial',
        state_since: since.toISOString(),
        trial_ends_at: ended_at.toISOString(),
      },
      after: {
        state: 'suspended',
        state_since: now.toISOString(),
        trial_ends_at: null,
        reason: 'the trial ended',
      },
    });
    return true;
  });

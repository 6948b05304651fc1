import { severities } from '../../../shared/domain/incident.ts';
import { isKept } from '../../../shared/domain/tally.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { snapshotCounters } from '../../../shared/node/db/counters.ts';
import type { Tenancy } from '../../../shared/node/db/tenancy.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { readCounters } from '../../../shared/node/redis/counters.ts';
import { query } from '../../support/query.ts';

/** Per tenant: how many incidents, and whether seq and number run from 1 without a gap. */
const LOGS = `
  select t.slug,
         (select count(*)::int from incidents i where i.tenant_id = t.id) as incidents,
         h.seq::int = (select count(*) from events e where e.tenant_id = t.id)
           and h.seq = coalesce((select max(seq) from events e where e.tenant_id = t.id), 0)
           and (select coalesce(min(seq), 1) from events e where e.tenant_id = t.id) = 1 as seq_runs,
         h.number = (select count(*) from incidents i where i.tenant_id = t.id)
           and h.number = coalesce((select max(number) from incidents i where i.tenant_id = t.id), 0)
           and (select coalesce(min(number), 1) from incidents i where i.tenant_id = t.id) = 1 as number_runs
  from tenants t join heads h on h.tenant_id = t.id order by t.slug`;

const TOTALS = `
  select (select count(*)::int from incidents) as incidents,
         (select count(*)::int from (select distinct tenant_id, source, external_id from incidents) d) as distinct_incidents,
         (select coalesce(sum(accepted), 0)::int from receipts) as receipted,
         (select coalesce(sum(occurrences), 0)::int from incidents) as occurrences,
         (select coalesce(sum(records), 0)::int from sources) as records,
         (select count(*)::int from inbox where state = 'waiting') as waiting,
         (select count(*)::int from dead_letters) as dead`;

export interface Totals {
  readonly incidents: number;
  readonly distinct_incidents: number;
  readonly receipted: number;
  /** Of all incidents; and what their sources sent. Both must be what was accepted. */
  readonly occurrences: number;
  readonly records: number;
  readonly waiting: number;
  readonly dead: number;
}
export interface Log {
  readonly slug: string;
  readonly incidents: number;
  readonly seq_runs: boolean;
  readonly number_runs: boolean;
}

export const totals = async (databaseUrl: string): Promise<Totals> =>
  (await query(databaseUrl, TOTALS)).rows[0];
export const logs = async (databaseUrl: string): Promise<Log[]> => (await query(databaseUrl, LOGS)).rows;

/** What Redis counts open per tenant, and the fields on which it and SQL differ. */
export async function counters(tenancy: Tenancy, redisUrl: string) {
  const redis = openRedis(redisUrl, 'blocking');
  const tenants = await tenancy.asSystem('tenants', (tx) =>
    tx.selectFrom('tenants').select(['id', 'slug']).execute(),
  );
  const now = Date.now();
  const open: Record<string, number> = {};
  const differing: string[] = [];
  for (const { id, slug } of tenants) {
    const held = await readCounters(redis, id as TenantId);
    const [counted] = await tenancy.asSystem('count', (tx) => snapshotCounters(tx, [id as TenantId], now));
    open[slug] = severities.reduce((sum, s) => sum + (held?.fields.get(`open:${s}`) ?? 0), 0);
    if (held?.seq !== counted!.seq) differing.push(`${slug}: at ${held?.seq}, log at ${counted!.seq}`);
    for (const field of new Set([...(held?.fields.keys() ?? []), ...counted!.fields.keys()])) {
      if (!isKept(field, now)) continue;
      if (held?.fields.get(field) !== counted!.fields.get(field)) differing.push(`${slug}: ${field}`);
    }
  }
  redis.disconnect();
  return { open, differing };
}

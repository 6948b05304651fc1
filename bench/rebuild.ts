import pg from 'pg';
import type { TenantId } from '../shared/domain/tenant.ts';
import { openTenancy } from '../shared/node/db/tenancy.ts';
import { openRedis } from '../shared/node/redis/client.ts';
import { openProjection } from '../shared/node/redis/projection.ts';
import { report } from './support/report.ts';
import { openServices } from './support/stack.ts';

const TENANTS = 1_000;
/** Ten times the measured mean of real organisations. */
const INCIDENTS_A_DAY = 120;

const FILL = `
  insert into tenants (slug, name) select 'bench-' || n, 'Bench ' || n from generate_series(1, ${TENANTS}) n;
  insert into incidents (id, tenant_id, number, source, external_id, title, severity, status, module, techniques,
                         assets, tags, detected_at, last_seen_at, closed_at, digest, inbox_id, inbox_index)
  select nextval('incident_ids'), tenants.id, n, 'bench', n::text, 'Incident ' || n,
         (array['critical','high','medium','medium','low','low','info'])[1 + n % 7]::severity,
         (case when n % 2 = 0 then 'closed' else 'open' end)::incident_status,
         (array['endpoint','network','identity','email','cloud'])[1 + n % 5]::module, '{}', '{}', '{}',
         detected_at, detected_at, case when n % 2 = 0 then now() end, '', 0, 0
  from tenants, generate_series(1, ${INCIDENTS_A_DAY}) n,
       lateral (select now() - random() * interval '24 hours' as detected_at where n > 0) as drawn;
  update heads set seq = ${INCIDENTS_A_DAY}, number = ${INCIDENTS_A_DAY};
  analyze incidents;`;

/** All counters of a thousand tenants with a day of incidents from SQL into an empty Redis. */
export async function rebuild(): Promise<void> {
  const services = await openServices();
  const database = new pg.Client({ connectionString: services.databaseUrl });
  await database.connect();
  await database.query(FILL);
  const floorStart = performance.now();
  await database.query(
    'select tenant_id, severity, status, module, count(*) from incidents group by 1, 2, 3, 4',
  );
  const floorMs = performance.now() - floorStart;
  const { rows } = await database.query<{ id: TenantId }>('select id from tenants');

  const tenancy = openTenancy(services.databaseUrl);
  const redis = openRedis(services.redisUrl, 'command');
  const projection = openProjection({ redis, tenancy, clock: Date.now });
  const start = performance.now();
  await projection.rebuild(rows.map((row) => row.id));
  const seconds = (performance.now() - start) / 1_000;
  const fields = await redis.dbsize();
  redis.disconnect();
  await tenancy.close();
  await database.end();
  await services.close();
  report(
    'rebuild',
    [{ name: '1,000 tenants × 24 h', value: seconds, unit: 's', bound: 5, better: 'lower' }],
    {
      TENANTS,
      INCIDENTS_A_DAY,
      seconds,
      keys: fields,
      floorMs,
      timesOneGroupedScan: (seconds * 1_000) / floorMs,
    },
  );
}

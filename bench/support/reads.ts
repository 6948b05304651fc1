import type pg from 'pg';
import { sealedIds } from '../../server/sealed-id.ts';
import type { Reader } from './readers.ts';

/** What somebody waits for: its name, the address, and who asks. */
export interface Read {
  readonly name: string;
  readonly by: Reader['who'];
  readonly path: string;
}

/** Words that half of all incidents say, one that few do, and what there is nothing of. */
const WATCHED: readonly (readonly [kind: string, value: string])[] = [
  ['keyword', 'sensor'],
  ['keyword', 'stage'],
  ['keyword', 'host'],
  ['keyword', 'beacon'],
  ['keyword', 'phishing'],
  ['keyword', 'svc77'],
  ['keyword', 'nobody-says-this'],
  ['brand', 'PowerShell command'],
  ['domain', 'bench-0.example'],
  ['domain', 'none.example'],
  ['range', '203.0.0.0/8'],
  ['range', '203.0.113.0/24'],
];

/** The largest customer watches for a page of such. */
export async function watch(database: pg.Client): Promise<void> {
  await database.query(
    `insert into monitored_assets (tenant_id, kind, value, key, created_by)
     select tenants.id, kind::asset_kind, value, lower(value), 'bench'
     from tenants cross join unnest($1::text[], $2::text[]) watched (kind, value) where slug = 'bench-0'`,
    [WATCHED.map(([kind]) => kind), WATCHED.map(([, value]) => value)],
  );
}

/** Everything but the list of incidents, which the benchmark of the queue measures. */
export async function readsOf(database: pg.Client, secret: string): Promise<Read[]> {
  const { rows } = await database.query(
    `select id from incidents where tenant_id = (select id from tenants where slug = 'bench-3')
     order by detected_at desc limit 1`,
  );
  const incident = `incidents/${sealedIds(secret).seal('incident', Number(rows[0].id))}`;
  const everybody = (name: string, path: string): Read[] =>
    ['admin', 'analyst', 'viewer'].map((by) => ({ name, by, path }));
  const team = (name: string, path: string): Read[] => everybody(name, path).slice(0, 2);
  return [
    ...team('overview', 'overview?period=30d'),
    ...everybody('selector', 'selector'),
    ...everybody('response times, 7 days', 'handling?period=7d'),
    ...everybody('response times, 30 days', 'handling?period=30d'),
    ...everybody('dashboard: numbers', 'tenants/bench-3/overview?period=30d'),
    ...everybody('dashboard: response times', 'handling?period=30d&tenant=bench-3'),
    ...everybody('dashboard: newest', 'incidents?within=bench-3&tenant=bench-3&limit=20'),
    ...everybody('incident', incident),
    ...everybody('incident: history', `${incident}/events`),
    ...everybody('incident: related', `${incident}/related`),
    ...everybody('indicators', 'indicators'),
    ...everybody('indicators of one type', 'indicators?type=ip'),
    ...everybody('indicators: rare beginning', 'indicators?q=203.0.113.1'),
    ...everybody('indicators: common beginning', 'indicators?q=203.'),
    ...everybody('indicators of one customer', 'tenants/bench-3/indicators'),
    ...everybody('indicator seen often', 'indicators/ip/203.0.1.1'),
    ...everybody('palette: a number', 'incidents?counted=false&limit=8&q=BENCH-3-77'),
    ...everybody('palette: a common word', 'incidents?counted=false&limit=8&q=beacon'),
    ...everybody('storms', 'storms'),
    ...everybody('pending', 'pending'),
    ...everybody('views', 'views'),
    ...team('customers', 'tenants?limit=50'),
    { name: 'monitored assets', by: 'admin', path: 'tenants/bench-0/assets' },
    { name: 'hits of a common word', by: 'admin', path: 'tenants/bench-0/assets?q=sensor' },
  ];
}

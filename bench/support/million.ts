import pg from 'pg';

/** Connections that fill the table at the same time. */
const AT_ONCE = 2;

/** Dropped while the table is filled: building an index at the end takes a fraction of keeping it all the while. */
const INDEXES = `
  select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition, conname as constraint,
         pg_get_constraintdef(pg_constraint.oid) as constrained, indrelid::regclass::text as table
  from pg_index left join pg_constraint on conindid = indexrelid and conrelid = indrelid
  where indrelid in ('incidents'::regclass, 'sightings'::regclass, 'indicators'::regclass)`;

/**
 * A year of incidents of many tenants, straight into the tables: a few tenants have most, the newest are open, words,
 * sources, people and indicators come as unevenly as they do. Numbers and heads agree; the log is left out.
 */
export async function fillIncidents(databaseUrl: string, tenants: number, incidents: number): Promise<void> {
  const connections = await Promise.all(Array.from({ length: AT_ONCE }, () => connect(databaseUrl)));
  const [first] = connections as [pg.Client];
  await first.query(TENANTS, [tenants]);
  const { rows: indexes } = await first.query(INDEXES);
  for (const index of indexes) await first.query(dropped(index));
  await first.query(PLAN, [incidents, tenants]);
  const share = Math.ceil(incidents / AT_ONCE);
  await Promise.all(connections.map((client, n) => client.query(FILL, [n * share, (n + 1) * share])));
  await Promise.all([first.query(STORMS), connections.at(-1)!.query(HEADS)]);
  await first.query(SEEN);
  await Promise.all(
    connections.map(async (client, n) => {
      for (const index of indexes.filter((_, at) => at % AT_ONCE === n)) await client.query(created(index));
    }),
  );
  await first.query('drop table plan');
  await first.query('vacuum (analyze) incidents, sightings, indicators, heads, tenants, storms');
  await Promise.all(connections.map((client) => client.end()));
}

interface Index {
  readonly name: string;
  readonly definition: string;
  readonly constraint: string | null;
  readonly constrained: string;
  readonly table: string;
}

const dropped = ({ name, constraint, table }: Index): string =>
  constraint === null ? `drop index ${name}` : `alter table ${table} drop constraint ${constraint}`;

const created = ({ definition, constraint, constrained, table }: Index): string =>
  constraint === null ? definition : `alter table ${table} add constraint ${constraint} ${constrained}`;

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "set maintenance_work_mem = '256MB'; set work_mem = '128MB'; set synchronous_commit = off",
  );
  return client;
}

const TENANTS = `
  insert into tenants (slug, name) select 'bench-' || n, 'Bench ' || n from generate_series(0, $1::int - 1) n
  on conflict do nothing`;

/** Which tenant each incident belongs to, and its number there; the dice are thrown here, once. */
const PLAN = `
  create table plan as
  with thrown as (
    select n, floor($2::int * power(random(), 2))::int as t, random() as r1, random() as r2, random() as r3, random() as r4
    from generate_series(1, $1::int) n
  )
  select n, tenants.id as tenant_id, t, row_number() over (partition by t order by n) as number, r1, r2, r3, r4,
         date_trunc('milliseconds', now() - ($1::int - n) * (interval '365 days' / $1::int)) as at
  from thrown join tenants on slug = 'bench-' || t`;

const list = (...words: string[]): string => `(array['${words.join("','")}'])`;
const SOURCES = list(
  'defender',
  'sentinel',
  'crowdstrike',
  'wazuh',
  'suricata',
  'zerofox',
  'recorded-future',
  'okta',
);
const MODULES = list('endpoint', 'cloud', 'endpoint', 'endpoint', 'network', 'brand', 'dark_web', 'identity');
const VERBS = list(
  'Suspicious',
  'Malicious',
  'Unusual',
  'Blocked',
  'Repeated',
  'Failed',
  'Successful',
  'Leaked',
);
const NOUNS = list(
  'PowerShell command',
  'sign-in',
  'phishing site',
  'credential',
  'port scan',
  'beacon',
  'macro',
  'token',
);
const CATEGORIES = list(
  'malware',
  'phishing_site',
  'credential_leak',
  'scan',
  'account_takeover',
  'exfiltration',
);
const ANALYSTS = list(...Array.from({ length: 40 }, (_, n) => `Analyst ${n}`));
const TAGS = list(...Array.from({ length: 30 }, (_, n) => `tag-${n}`));

/** `x` skewed: the first of a list far more often than the last. */
const skewed = (words: string, x: string, length: number): string =>
  `${words}[1 + floor(${length} * power(${x}, 2))::int]`;

const FILL = `
  with row as (
    select plan.*,
      case when now() - at > interval '20 days' then r2 < 0.97 else r2 < 0.4 end as closed,
      1 + floor(8 * power(r1, 1.5))::int as source_at
    from plan where n > $1::int and n <= $2::int
  ), put as (
    insert into incidents (id, tenant_id, number, source, external_id, title, severity, status, resolution, module,
      category, description, assignee, assignee_id, techniques, assets, tags, detected_at, acknowledged_at, acknowledged_by,
      closed_at, closed_by, digest, inbox_id, inbox_index, last_seen_at, storm_id, pending, snoozed_until)
    select n, tenant_id, number, (${SOURCES})[source_at], 'ext-' || n,
      ${skewed(VERBS, 'r3', 8)} || ' ' || ${skewed(NOUNS, 'r4', 8)} || ' on host-' || (n % 5000) || '.bench-' || t || '.example',
      (case when r3 < 0.05 then 'critical' when r3 < 0.25 then 'high' when r3 < 0.65 then 'medium'
            when r3 < 0.95 then 'low' else 'info' end)::severity,
      (case when closed then 'closed' when r4 < 0.3 then 'in_progress' else 'open' end)::incident_status,
      case when closed then 'benign'::resolution end,
      ((${MODULES})[source_at])::module, ${skewed(CATEGORIES, 'r2', 6)},
      'Seen by the sensor in the ' || ${skewed(NOUNS, 'r1', 8)} || ' stage; process svc' || (n % 997) ||
        ' of user u' || (n % 20000) || ' reached 10.' || (n % 200) || '.' || (n % 250) || '.7 and ran with hash ' || md5(n::text),
      case when closed or r4 < 0.6 then ${skewed(ANALYSTS, 'r2', 40)} end,
      case when closed or r4 < 0.6 then 'user-' || floor(40 * power(r2, 2))::int end,
      case when r1 < 0.5 then array['T1' || lpad((n % 60)::text, 3, '0')] else '{}' end,
      array['host-' || (n % 5000)], case when r2 < 0.4 then array[${skewed(TAGS, 'r1', 30)}] else '{}' end,
      at, case when closed then at + interval '10 minutes' end,
      case when closed then 'user-' || floor(40 * power(r2, 2))::int end,
      case when closed then least(now(), at + r4 * interval '4 days') end,
      case when closed then 'user-' || floor(40 * power(r4, 2))::int end,
      '', 0, 0, at, case when r4 < 0.01 then md5(t || ' ' || n / 100000)::uuid end, r4 > 0.995,
      case when not closed and r1 < 0.03 then now() + interval '1 day' end
    from row
  )
  insert into sightings (tenant_id, incident_id, type, value, seen_at)
  select tenant_id, n, 'ip', '203.' || floor(250 * power(r1, 3))::int || '.' || (n % 250) || '.' || floor(200 * r2)::int, at from row
  union all select tenant_id, n, 'sha256', md5((n % 400000)::text) || md5('x'), at from row where r3 < 0.5`;

const STORMS = `
  insert into storms (tenant_id, id, source, began_at, last_at, ended_at, incidents, severity)
  select tenant_id, storm_id, min(source), min(detected_at), max(detected_at), max(detected_at), count(*), min(severity)
  from incidents where storm_id is not null group by 1, 2`;

const SEEN = `
  insert into indicators (tenant_id, type, value, first_seen, last_seen)
  select tenant_id, type, value, min(seen_at), max(seen_at) from sightings group by 1, 2, 3`;

const HEADS = `
  update heads set number = held.number, seq = held.number
  from (select tenant_id, max(number) as number from plan group by 1) held where heads.tenant_id = held.tenant_id`;

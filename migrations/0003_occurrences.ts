import { type Kysely, sql } from 'kysely';

/** What was known before was detected once, as far as anybody can tell, and has been accepted by being shown. */
const INCIDENTS = `
alter table incidents
  add column fingerprint text,
  add column pause_reason text,
  add column last_seen_at timestamptz,
  add column flips timestamptz[] not null default '{}',
  add column flapping boolean not null default false,
  add column storm_id uuid,
  add column pending boolean not null default false;
update incidents set last_seen_at = detected_at;
alter table incidents alter column last_seen_at set not null;
create index incidents_of_fingerprint on incidents (tenant_id, source, fingerprint, closed_at)
  where fingerprint is not null;
create index incidents_of_storm on incidents (tenant_id, storm_id) where storm_id is not null;
create index incidents_flapping on incidents (tenant_id) where flapping;
create index incidents_pending on incidents (tenant_id, source, detected_at) where pending;
alter table events alter column incident_id drop not null;`;

/** Keyed like incidents by tenant and source; what is remembered of a source between two turns of a worker. */
const SOURCES = `
create table sources (
  tenant_id uuid not null,
  source text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  records bigint not null,
  accepted_at timestamptz,
  openings jsonb not null default '[]',
  storm_id uuid,
  primary key (tenant_id, source)
);
insert into sources (tenant_id, source, first_seen_at, last_seen_at, records)
  select tenant_id, source, min(detected_at), max(detected_at), sum(occurrences) from incidents group by 1, 2;
create table storms (
  tenant_id uuid not null,
  id uuid not null,
  source text not null,
  began_at timestamptz not null,
  last_at timestamptz not null,
  ended_at timestamptz,
  incidents bigint not null,
  severity severity not null,
  primary key (tenant_id, id)
);
create index storms_by_time on storms (began_at desc, id desc);
create index storms_raging on storms (tenant_id, source) where ended_at is null;`;

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const secure = (table: string) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy scope on ${table} to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant select on ${table} to watchfloor_app;
create policy system on ${table} to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on ${table} to watchfloor_system;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [INCIDENTS, SOURCES, secure('sources'), secure('storms')]) {
    await sql.raw(statement).execute(db);
  }
}

/** Events of no incident keep their place in the log, under an incident that never is. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop table storms, sources',
    'update events set incident_id = 0 where incident_id is null',
    'alter table events alter column incident_id set not null',
    `alter table incidents drop column fingerprint, drop column pause_reason, drop column last_seen_at,
       drop column flips, drop column flapping, drop column storm_id, drop column pending`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

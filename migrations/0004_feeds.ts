import { type Kysely, sql } from 'kysely';

const KEYS = `
alter table ingest_keys
  add column slot uuid not null default gen_random_uuid(),
  add column rate_per_second integer check (rate_per_second between 1 and 100000),
  add column networks text[] not null default '{}',
  add column mapping jsonb,
  add column mapping_version integer not null default 0,
  add column last_used_from text;
create index ingest_keys_of_slot on ingest_keys (slot);`;

/** `tried` is the generation of the routing under which a quarantined row was last looked at in vain. */
const INBOX = `
alter table inbox
  add column headers jsonb,
  add column replayed_at timestamptz,
  add column attempts integer not null default 0,
  add column tried bigint not null default 0;
create index inbox_quarantined on inbox (id) where state = 'quarantined';
alter table dead_letters
  add column attempts integer not null default 1,
  add column discarded_at timestamptz;
create index dead_letters_by_time on dead_letters (id desc) where discarded_at is null;`;

/** Whatever may give a quarantined record a home raises the generation, in the transaction that does it. */
const ROUTING = `
create table routing_rules (
  id uuid primary key default gen_random_uuid(),
  position integer not null,
  kind text not null check (kind in ('field', 'header', 'hint')),
  name text not null check (length(name) <= 200),
  format text,
  match text not null check (match in ('equals', 'begins', 'ends', 'contains', 'within')),
  value text not null check (length(value) between 1 and 200),
  tenant_id uuid not null references tenants,
  enabled boolean not null default true,
  matched bigint not null default 0,
  last_matched_at timestamptz,
  created_at timestamptz not null default now()
);
create index routing_rules_by_position on routing_rules (position);
create table routing_generation (
  id smallint primary key default 1 check (id = 1),
  generation bigint not null default 1
);
insert into routing_generation default values;
create function raise_routing_generation() returns trigger language plpgsql security definer
set search_path = public, pg_temp
as $$ begin update routing_generation set generation = generation + 1; return null; end $$;
create trigger raise_routing_generation
  after insert or delete or update of position, kind, name, format, match, value, tenant_id, enabled
  on routing_rules for each statement execute function raise_routing_generation();
create trigger raise_routing_generation after insert or update of slug, name, state
  on tenants for each statement execute function raise_routing_generation();
create index tenants_by_name on tenants (lower(name));`;

/** Counted in steps of five minutes; lags by shared/domain/lag.ts. */
const SOURCES = `
alter table sources add column formats text[] not null default '{}';
create table source_traffic (
  tenant_id uuid not null,
  source text not null,
  at timestamptz not null,
  records bigint not null,
  lags bigint[] not null,
  primary key (tenant_id, source, at)
);
create index source_traffic_by_time on source_traffic (at);
create table refusals (
  id bigint generated always as identity primary key,
  ingest_key_id uuid not null references ingest_keys on delete cascade,
  tenant_id uuid,
  at timestamptz not null,
  format text not null,
  field text not null,
  reason text not null,
  example text
);
create index refusals_of_key on refusals (ingest_key_id, id desc);
create table refusal_counts (
  ingest_key_id uuid not null references ingest_keys on delete cascade,
  tenant_id uuid,
  at timestamptz not null,
  refused bigint not null,
  primary key (ingest_key_id, at)
);
create index refusal_counts_by_time on refusal_counts (at);`;

const SCOPED = ['source_traffic', 'refusals', 'refusal_counts'];
const SYSTEM_ONLY = ['routing_rules', 'routing_generation'];

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const readInScope = (table: string) => `
create policy scope on ${table} to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant select on ${table} to watchfloor_app;`;

const openToSystem = (table: string) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy system on ${table} to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on ${table} to watchfloor_system;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    KEYS,
    INBOX,
    ROUTING,
    SOURCES,
    ...[...SCOPED, ...SYSTEM_ONLY].map(openToSystem),
    ...SCOPED.map(readInScope),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** What was discarded goes: before, there was no word for it. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop table refusal_counts, refusals, source_traffic, routing_rules',
    'alter table sources drop column formats',
    'drop index tenants_by_name',
    'drop trigger raise_routing_generation on tenants',
    'drop function raise_routing_generation()',
    'drop table routing_generation',
    'delete from dead_letters where discarded_at is not null',
    'alter table dead_letters drop column attempts, drop column discarded_at',
    `delete from inbox where state = 'done' and tenant_id is null`,
    'drop index inbox_quarantined',
    `alter table inbox drop column headers, drop column replayed_at, drop column attempts, drop column tried`,
    `alter table ingest_keys drop column slot, drop column rate_per_second, drop column networks,
       drop column mapping, drop column mapping_version, drop column last_used_from`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

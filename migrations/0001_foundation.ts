import { type Kysely, sql } from 'kysely';

/**
 * Three roles besides the owner, none of which can log in: the pool's connections step down to one of them.
 * `watchfloor_app` sees the tenants named in app.scope, `watchfloor_system` is for work over all tenants,
 * `watchfloor_identity` sees accounts and sessions and nothing else.
 */
const ROLES = ['watchfloor_app', 'watchfloor_system', 'watchfloor_identity'];

const createRole = (name: string) => `
do $$ begin
  create role ${name} nologin nosuperuser nobypassrls noinherit;
exception when duplicate_object or unique_violation then null;
end $$;
grant ${name} to current_user;`;

const TYPES = `
create type severity as enum ('critical', 'high', 'medium', 'low', 'info');
create type incident_status as enum ('open', 'in_progress', 'closed');
create type resolution as enum ('true_positive', 'benign', 'false_positive', 'duplicate');
create type module as enum ('dark_web', 'brand', 'attack_surface', 'endpoint', 'identity', 'network', 'email', 'cloud', 'application');
create type tenant_state as enum ('trial', 'active', 'suspended', 'offboarded');
create type criticality as enum ('low', 'medium', 'high', 'extreme');
create type inbox_state as enum ('waiting', 'done', 'quarantined');`;

const TENANTS = `
create table tenants (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 120),
  state tenant_state not null default 'active',
  criticality criticality not null default 'medium',
  created_at timestamptz not null default now()
);
create table heads (
  tenant_id uuid primary key references tenants,
  seq bigint not null default 0,
  number bigint not null default 0
);
create function open_head() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$ begin insert into heads (tenant_id) values (new.id); return new; end $$;
create trigger open_head after insert on tenants for each row execute function open_head();`;

const INGEST = `
create table ingest_keys (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid references tenants,
  name text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create table receipts (
  id uuid primary key,
  ingest_key_id uuid not null references ingest_keys,
  idempotency_key text,
  body_hash bytea not null,
  accepted integer not null,
  quarantined integer not null,
  refused jsonb not null,
  received_at timestamptz not null,
  unique (ingest_key_id, idempotency_key)
);
create table inbox (
  id bigint generated always as identity primary key,
  receipt_id uuid not null,
  tenant_id uuid references tenants,
  tenant_hint text,
  shard smallint not null,
  format text not null,
  records integer not null,
  payload text not null,
  state inbox_state not null,
  received_at timestamptz not null,
  processed_at timestamptz
);
do $$ begin
  alter table inbox alter column payload set compression lz4;
exception when feature_not_supported then null;
end $$;
create index inbox_waiting on inbox (shard, tenant_id, id) where state = 'waiting';
create index inbox_receipt on inbox (receipt_id);
create table dead_letters (
  id bigint generated always as identity primary key,
  inbox_id bigint not null references inbox on delete cascade,
  tenant_id uuid not null references tenants,
  record_index integer not null,
  record text not null,
  error text not null,
  failed_at timestamptz not null
);
create unique index dead_letters_record on dead_letters (inbox_id, record_index);`;

/**
 * What a source's flood is written to. The tenant is no foreign key here: each write holds the lock of its
 * tenant's head, which is one, so checking every row again would only cost.
 */
const INCIDENTS = `
create sequence incident_ids;
create table incidents (
  id bigint primary key,
  tenant_id uuid not null,
  number bigint not null,
  source text not null,
  external_id text not null,
  title text not null,
  severity severity not null,
  source_severity text,
  status incident_status not null,
  source_status text,
  resolution resolution,
  module module not null,
  category text,
  description text,
  impact text,
  recommendation text,
  url text,
  assignee text,
  techniques text[] not null,
  assets text[] not null,
  tags text[] not null,
  occurred_at timestamptz,
  detected_at timestamptz not null,
  acknowledged_at timestamptz,
  closed_at timestamptz,
  source_updated_at timestamptz,
  occurrences bigint not null default 1,
  version integer not null default 1,
  digest text not null,
  inbox_id bigint not null,
  inbox_index integer not null,
  check ((status = 'closed') = (closed_at is not null)),
  unique (tenant_id, source, external_id),
  unique (tenant_id, number)
);
create index incidents_by_time on incidents (detected_at desc, id desc);
create index incidents_of_tenant_by_time on incidents (tenant_id, detected_at desc, id desc);
create index incidents_open on incidents (tenant_id, severity) where status <> 'closed';
create table events (
  tenant_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  incident_id bigint not null,
  actor text not null,
  data jsonb not null,
  primary key (tenant_id, seq)
);
create index events_of_incident on events (tenant_id, incident_id, seq);
create table indicators (
  tenant_id uuid not null,
  type text not null,
  value text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (tenant_id, type, value)
);
create table sightings (
  tenant_id uuid not null,
  incident_id bigint not null,
  type text not null,
  value text not null,
  seen_at timestamptz not null,
  primary key (tenant_id, incident_id, type, value)
);
create index sightings_of_indicator on sightings (type, value, seen_at);`;

/** Table and column names are the ones better-auth's Kysely adapter speaks. */
const IDENTITY = `
create schema identity;
create table identity."user" (
  "id" text primary key, "name" text not null, "email" text not null unique,
  "emailVerified" boolean not null, "image" text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create table identity.session (
  "id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null,
  "ipAddress" text, "userAgent" text,
  "userId" text not null references identity."user" on delete cascade
);
create index session_of_user on identity.session ("userId");
create table identity.account (
  "id" text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references identity."user" on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null
);
create index account_of_user on identity.account ("userId");
create table identity.verification (
  "id" text primary key, "identifier" text not null, "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index verification_identifier on identity.verification ("identifier");
create table provider_members (
  user_id text primary key references identity."user" on delete cascade,
  role text not null check (role in ('mssp_admin')),
  created_at timestamptz not null default now()
);`;

/** Tables whose rows belong to a tenant and are read by people: the scope decides. */
const SCOPED = {
  tenants: { column: 'id', app: 'select, insert, update' },
  heads: { column: 'tenant_id', app: 'select' },
  ingest_keys: { column: 'tenant_id', app: 'select, insert, update' },
  incidents: { column: 'tenant_id', app: 'select' },
  events: { column: 'tenant_id', app: 'select' },
  indicators: { column: 'tenant_id', app: 'select' },
  sightings: { column: 'tenant_id', app: 'select' },
};
/** Tables only the machinery touches. */
const SYSTEM_ONLY = ['receipts', 'inbox', 'dead_letters', 'provider_members'];

const SCOPE_FUNCTIONS = `
create function scope_is_all() returns boolean language sql stable parallel safe
as $$ select coalesce(current_setting('app.scope', true), '') = '*' $$;
create function scope_tenants() returns uuid[] language sql stable parallel safe
as $$ select nullif(nullif(current_setting('app.scope', true), '*'), '')::uuid[] $$;`;

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const secure = (table: string, column: string, app: string) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy scope on ${table} to watchfloor_app
  using ((select scope_is_all()) or ${column} = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or ${column} = any ((select scope_tenants())::uuid[]));
grant ${app} on ${table} to watchfloor_app;`;

const openToSystem = (table: string) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy system on ${table} to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on ${table} to watchfloor_system;`;

const IDENTITY_GRANTS = `
grant usage on schema identity to watchfloor_identity;
grant select, insert, update, delete on all tables in schema identity to watchfloor_identity;
grant usage on schema public to watchfloor_app, watchfloor_system;
grant usage on sequence incident_ids to watchfloor_system;
revoke create on schema public from public;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ...ROLES.map(createRole),
    TYPES,
    TENANTS,
    INGEST,
    INCIDENTS,
    IDENTITY,
    SCOPE_FUNCTIONS,
    ...Object.entries(SCOPED).map(([table, { column, app }]) => secure(table, column, app)),
    ...[...Object.keys(SCOPED), ...SYSTEM_ONLY].map(openToSystem),
    IDENTITY_GRANTS,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Roles belong to the whole cluster and may serve other databases, so they stay. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = ['sightings', 'indicators', 'events', 'incidents', 'dead_letters', 'inbox', 'receipts'];
  const rest = ['ingest_keys', 'heads', 'tenants', 'provider_members'];
  await sql.raw(`drop table ${[...tables, ...rest].join(', ')}`).execute(db);
  await sql.raw('drop schema identity cascade').execute(db);
  await sql.raw('drop sequence incident_ids').execute(db);
  await sql.raw('drop function scope_is_all(), scope_tenants(), open_head()').execute(db);
  const types = 'severity, incident_status, resolution, module, tenant_state, criticality, inbox_state';
  await sql.raw(`drop type ${types}`).execute(db);
}

import { type Kysely, sql } from 'kysely';

const PROVIDER = `
create table provider (
  id smallint primary key default 1 check (id = 1),
  name text not null default 'Watchfloor' check (length(name) between 1 and 120),
  tier text not null default 'mssp' check (tier in ('standard', 'mssp'))
);
insert into provider default values;
alter table provider_members drop constraint provider_members_role_check;
alter table provider_members
  add constraint provider_members_role_check check (role in ('mssp_admin', 'mssp_analyst')),
  add column deactivated_at timestamptz;`;

const TENANTS = `
alter table tenants
  add column time_zone text not null default 'UTC' check (length(time_zone) between 1 and 64),
  add column brand_name text check (length(brand_name) between 1 and 120),
  add column brand_colour text check (brand_colour ~ '^#[0-9a-f]{6}$'),
  add column brand_accent text check (brand_accent ~ '^#[0-9a-f]{6}$'),
  add column state_since timestamptz not null default now(),
  add column trial_ends_at timestamptz,
  add check (trial_ends_at is null or state = 'trial');
create index tenants_trial on tenants (trial_ends_at) where state = 'trial';
create table tenant_groups (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 120),
  created_at timestamptz not null default now()
);
create table tenant_group_members (
  group_id uuid not null references tenant_groups on delete cascade,
  tenant_id uuid not null references tenants,
  primary key (group_id, tenant_id)
);
create index tenant_group_members_of_tenant on tenant_group_members (tenant_id);`;

const PEOPLE = `
create table provider_assignments (
  user_id text not null references provider_members on delete cascade,
  tenant_id uuid references tenants,
  group_id uuid references tenant_groups on delete cascade,
  check (num_nonnulls(tenant_id, group_id) = 1),
  unique nulls not distinct (user_id, tenant_id, group_id)
);
create index provider_assignments_of_tenant on provider_assignments (tenant_id);
create index provider_assignments_of_group on provider_assignments (group_id);
create table tenant_members (
  tenant_id uuid not null references tenants,
  user_id text not null references identity."user" on delete cascade,
  role text not null check (role in ('owner', 'admin', 'analyst', 'viewer')),
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  primary key (tenant_id, user_id)
);
create index tenant_members_of_user on tenant_members (user_id);
create table invitations (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid references tenants,
  email text not null check (length(email) <= 254),
  role text not null check (
    role in ('mssp_admin', 'mssp_analyst') and tenant_id is null
    or role in ('owner', 'admin', 'analyst', 'viewer') and tenant_id is not null),
  tenants uuid[] not null default '{}',
  groups uuid[] not null default '{}',
  hash bytea not null unique,
  invited_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index invitations_of_tenant on invitations (tenant_id);
create table api_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references identity."user" on delete cascade,
  name text not null check (length(name) between 1 and 120),
  hash bytea not null unique,
  permissions text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_tokens_of_user on api_tokens (user_id);`;

/** Columns are the ones better-auth's two-factor plug-in speaks. */
const TWO_FACTOR = `
alter table identity."user" add column "twoFactorEnabled" boolean not null default false;
create table identity."twoFactor" (
  "id" text primary key, "secret" text not null, "backupCodes" text not null,
  "userId" text not null references identity."user" on delete cascade,
  "verified" boolean not null default true,
  "failedVerificationCount" integer not null default 0, "lockedUntil" timestamptz
);
create index two_factor_secret on identity."twoFactor" ("secret");
create index two_factor_of_user on identity."twoFactor" ("userId");`;

/**
 * One chain over all rows: each hash covers the one before it, and the head tells where the chain ends, so that an
 * edit, a deletion, a reorder and a cut tail all show. Nobody but the owner's function writes here.
 */
const AUDIT = `
create table audit (
  seq bigint primary key,
  at timestamptz not null,
  tenant_id uuid,
  actor_kind text not null check (actor_kind in ('user', 'token', 'system', 'anonymous')),
  actor_id text,
  actor_name text not null,
  actor_role text,
  action text not null,
  target_type text not null,
  target_id text,
  target_label text,
  change jsonb not null,
  request_id text,
  address text,
  hash bytea not null
);
create index audit_of_tenant on audit (tenant_id, seq);
create index audit_of_actor on audit (actor_id, seq);
create index audit_of_action on audit (action, seq);
create table audit_head (
  id smallint primary key default 1 check (id = 1),
  seq bigint not null default 0,
  hash bytea not null default '\\x'
);
insert into audit_head default values;

create function audit_hash(before bytea, a audit) returns bytea language sql immutable parallel safe
return sha256(before || convert_to(jsonb_build_array(
  a.seq, (extract(epoch from a.at) * 1000000)::bigint, a.tenant_id, a.actor_kind, a.actor_id, a.actor_name,
  a.actor_role, a.action, a.target_type, a.target_id, a.target_label, a.change, a.request_id, a.address)::text, 'UTF8'));

create function append_audit(entry jsonb) returns bigint language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  head audit_head;
  added audit;
begin
  select * into head from audit_head for update;
  added := jsonb_populate_record(null::audit, entry);
  added.seq := head.seq + 1;
  added.at := clock_timestamp();
  added.change := coalesce(added.change, '{}');
  added.hash := audit_hash(head.hash, added);
  insert into audit select added.*;
  update audit_head set seq = added.seq, hash = added.hash;
  return added.seq;
end $$;
revoke execute on function append_audit(jsonb) from public;
grant execute on function append_audit(jsonb) to watchfloor_app, watchfloor_system;`;

/** Only the owner, in append_audit, may add; nobody may change or remove. */
const AUDIT_SECURITY = `
alter table audit enable row level security;
alter table audit force row level security;
create policy scope on audit for select to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
create policy system on audit for select to watchfloor_system using (true);
create policy append on audit for insert to current_user with check (true);
grant select on audit to watchfloor_app, watchfloor_system;
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy chain on audit_head to current_user using (true) with check (true);
create policy system on audit_head for select to watchfloor_system using (true);
grant select on audit_head to watchfloor_system;`;

/** Rows of a tenant: the scope decides. What has no tenant is the provider's, and needs a scope over all. */
const SCOPED = {
  tenant_group_members: 'select, insert, delete',
  tenant_members: 'select, insert, update, delete',
  invitations: 'select, insert, update',
  provider_assignments: 'select, insert, delete',
};

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const secure = (table: string, grants: string) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy scope on ${table} to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant ${grants} on ${table} to watchfloor_app;`;

/** Groups have no tenant of their own: they show to whoever sees one of their tenants, and change by a scope over all. */
const GROUPS_SECURITY = `
alter table tenant_groups enable row level security;
alter table tenant_groups force row level security;
create policy scope on tenant_groups for select to watchfloor_app
  using (exists (select from tenant_group_members m where m.group_id = id));
create policy provider on tenant_groups to watchfloor_app
  using ((select scope_is_all())) with check ((select scope_is_all()));
grant select, insert, update, delete on tenant_groups to watchfloor_app;`;

const SYSTEM = [
  'provider',
  'tenant_groups',
  'tenant_group_members',
  'provider_assignments',
  'tenant_members',
  'invitations',
  'api_tokens',
];
const SYSTEM_ONLY = ['provider', 'api_tokens'];

const openToSystem = (table: string) => `
create policy system on ${table} to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on ${table} to watchfloor_system;`;

const closeToOthers = (table: string) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    PROVIDER,
    TENANTS,
    PEOPLE,
    TWO_FACTOR,
    AUDIT,
    AUDIT_SECURITY,
    ...Object.entries(SCOPED).map(([table, grants]) => secure(table, grants)),
    GROUPS_SECURITY,
    ...SYSTEM_ONLY.map(closeToOthers),
    ...SYSTEM.map(openToSystem),
    `grant select, insert, update, delete on identity."twoFactor" to watchfloor_identity`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop function append_audit(jsonb)',
    'drop function audit_hash(bytea, audit)',
    'drop table audit, audit_head, api_tokens, invitations, tenant_members, provider_assignments',
    'drop table tenant_group_members cascade',
    'drop table tenant_groups, provider',
    'drop table identity."twoFactor"',
    'alter table identity."user" drop column "twoFactorEnabled"',
    `alter table tenants drop column time_zone, drop column brand_name, drop column brand_colour,
       drop column brand_accent, drop column state_since, drop column trial_ends_at`,
    `delete from provider_members where role <> 'mssp_admin'`,
    `alter table provider_members drop column deactivated_at,
       drop constraint provider_members_role_check,
       add constraint provider_members_role_check check (role in ('mssp_admin'))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

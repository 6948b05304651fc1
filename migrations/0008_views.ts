import { type Kysely, sql } from 'kysely';

/** Without a tenant it is a view of the provider's list. A person's names are told apart without regard to case. */
const VIEWS = `
create table saved_views (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid references tenants,
  owner_id text not null references identity."user" on delete cascade,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 4096),
  shared boolean not null,
  created_at timestamptz not null default now()
);
create unique index saved_views_name on saved_views (owner_id, tenant_id, lower(name)) nulls not distinct;
create index saved_views_of_tenant on saved_views (tenant_id);`;

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const SECURITY = `
alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy scope on saved_views to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant select, insert, update, delete on saved_views to watchfloor_app;
create policy system on saved_views to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on saved_views to watchfloor_system;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [VIEWS, SECURITY]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table saved_views`.execute(db);
}

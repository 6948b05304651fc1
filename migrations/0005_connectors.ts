import { type Kysely, sql } from 'kysely';

/**
 * `cursor` moves in the transaction that stores the records before it. `run_id` is the run that may do so: whoever
 * holds another has been given up. The key of a connector is its own; nobody has ever seen it.
 */
const CONNECTORS = `
alter table ingest_keys add column for_connector boolean not null default false;
create table connectors (
  id uuid primary key,
  tenant_id uuid references tenants,
  ingest_key_id uuid not null references ingest_keys,
  kind text not null check (kind in ('taxii', 'ms-graph', 'cyberxtron', 'rest')),
  name text not null check (length(name) between 1 and 120),
  settings jsonb not null,
  secret bytea,
  interval_s integer not null check (interval_s between 30 and 86400),
  enabled boolean not null,
  created_at timestamptz not null default now(),
  cursor jsonb not null,
  run_id uuid,
  run_until timestamptz,
  next_run_at timestamptz not null,
  last_run_at timestamptz,
  last_success_at timestamptz,
  failures integer not null default 0,
  last_error text,
  records bigint not null default 0
);
create index connectors_of_tenant on connectors (tenant_id, created_at);
create index connectors_due on connectors (next_run_at) where enabled;`;

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const SECURITY = `
alter table connectors enable row level security;
alter table connectors force row level security;
create policy scope on connectors to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant select, insert, update, delete on connectors to watchfloor_app;
create policy system on connectors to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on connectors to watchfloor_system;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [CONNECTORS, SECURITY]) await sql.raw(statement).execute(db);
}

/** The keys stay, for receipts name them; nobody knows what they are, so nothing can be sent with them. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table connectors').execute(db);
  await sql.raw('alter table ingest_keys drop column for_connector').execute(db);
}

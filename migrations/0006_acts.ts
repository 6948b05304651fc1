import { type Kysely, sql } from 'kysely';

/** `overruled` is what the source says of the fields that people have decided; see shared/domain/overrule.ts. */
const INCIDENTS = `
alter table incidents
  add column assignee_id text,
  add column snoozed_until timestamptz,
  add column escalated_at timestamptz,
  add column escalated_by text,
  add column escalation text,
  add column merged_into bigint,
  add column overruled jsonb;
create index incidents_of_assignee on incidents (assignee_id) where assignee_id is not null;
create index events_of_act on events ((data ->> 'act')) where data ? 'act';`;

/** Keyed like incidents by tenant; the author's name as it was, for the account may go. */
const NOTES = `
create table notes (
  tenant_id uuid not null,
  id uuid not null,
  incident_id bigint not null,
  at timestamptz not null,
  author_id text not null,
  author_name text not null,
  body text not null check (length(body) between 1 and 20000),
  mentions text[] not null default '{}',
  primary key (tenant_id, id)
);
create index notes_of_incident on notes (tenant_id, incident_id, at, id);`;

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const SECURITY = `
alter table notes enable row level security;
alter table notes force row level security;
create policy scope on notes to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant select on notes to watchfloor_app;
create policy system on notes to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on notes to watchfloor_system;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [INCIDENTS, NOTES, SECURITY]) await sql.raw(statement).execute(db);
}

/** Notes go; what was decided stays as the incident's state. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop table notes',
    'drop index events_of_act',
    `alter table incidents drop column assignee_id, drop column snoozed_until, drop column escalated_at,
       drop column escalated_by, drop column escalation, drop column merged_into, drop column overruled`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

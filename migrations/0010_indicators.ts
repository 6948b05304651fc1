import { type Kysely, sql } from 'kysely';

/**
 * Indicators are found by the beginning of their value, whatever the database's collation, and the newest of a tenant
 * come first; the sightings of one are counted, and read newest first, from the index alone. The identity of an
 * indicator begins with what it is: no other index of the table is mistaken for it while plans are made.
 */
const INDICATORS = `
create unique index indicators_identity on indicators (type, value text_pattern_ops, tenant_id);
alter table indicators drop constraint indicators_pkey;
create index indicators_by_time on indicators (tenant_id, last_seen, type, value);
drop index sightings_of_indicator;
create index sightings_of_indicator on sightings (type, value text_pattern_ops, tenant_id, seen_at, incident_id);`;

/** What somebody has to do, without reading all that was ever done. */
const ASSIGNED = `
create index incidents_open_of_assignee on incidents (assignee_id, tenant_id)
  where assignee_id is not null and status <> 'closed' and severity <> 'info';`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [INDICATORS, ASSIGNED]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop index incidents_open_of_assignee',
    'drop index sightings_of_indicator',
    'create index sightings_of_indicator on sightings (type, value, seen_at)',
    'drop index indicators_by_time',
    'alter table indicators add primary key (tenant_id, type, value)',
    'drop index indicators_identity',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

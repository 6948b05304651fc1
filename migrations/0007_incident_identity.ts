import { type Kysely, sql } from 'kysely';

/**
 * The identity of incidents in a spelling that no other index knows. Workers ask by it alone: by `tenant_id` the
 * planner may take any index that begins with the tenant, all look alike to it while a table is small, and the plan
 * stays cached while the table grows. A flood in the first minutes of an installation then read the tenant's whole
 * history for each of its records.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unique index incidents_identity on incidents (uuid_send(tenant_id), source, external_id)`.execute(
    db,
  );
  await sql`alter table incidents drop constraint incidents_tenant_id_source_external_id_key`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table incidents add unique (tenant_id, source, external_id)`.execute(db);
  await sql`drop index incidents_identity`.execute(db);
}

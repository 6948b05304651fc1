import { type Kysely, sql } from 'kysely';

/** Whether somebody has done anything at a tenant, without reading what its sources did there, which is nearly all. */
const BY_PEOPLE = `
create index events_by_people on events (tenant_id, actor) where actor not in ('ingest', 'watchfloor');`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(BY_PEOPLE).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop index events_by_people').execute(db);
}

import { type Kysely, sql } from 'kysely';

/** What only incidents of one module have: an object of texts. Null in all others, and in all that came before. */
const COLUMN = 'alter table incidents add column details jsonb';

/**
 * The first finds rows by a detail, for the machinery; the second those that have any, for whoever reads under row
 * security. Incidents without details are in neither.
 */
const INDEXES = `
create index incidents_of_details on incidents using gin (details jsonb_path_ops)
  with (gin_pending_list_limit = 512) where details is not null;
create index incidents_with_details on incidents (tenant_id, module, detected_at) where details is not null;`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [COLUMN, INDEXES]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table incidents drop column details').execute(db);
}

import { type Kysely, sql } from 'kysely';

const COLUMNS = 'alter table incidents add column acknowledged_by text, add column closed_by text';

const instantAfter = (field: string) => `(changed.data -> 'changes' -> '${field}' ->> 1)::numeric`;
const epochMs = (column: string) => `round(extract(epoch from incidents.${column}) * 1000)`;

/**
 * Who first set the instant that is kept: what was taken back and restored has its old one. What came acknowledged or
 * closed was so from its first event, which tells of no change: nobody did it.
 */
const FROM_THE_LOG = `
update incidents set acknowledged_by = told.actor from (
  select distinct on (incidents.id) incidents.id, changed.actor
  from incidents join events changed on changed.tenant_id = incidents.tenant_id and changed.incident_id = incidents.id
  where ${instantAfter('acknowledgedAt')} = ${epochMs('acknowledged_at')}
  order by incidents.id, changed.seq
) told where incidents.id = told.id;
update incidents set closed_by = told.actor from (
  select distinct on (incidents.id) incidents.id, changed.actor
  from incidents join events changed on changed.tenant_id = incidents.tenant_id and changed.incident_id = incidents.id
  where incidents.status = 'closed' and changed.data -> 'changes' -> 'status' ->> 1 = 'closed'
  order by incidents.id, ${instantAfter('closedAt')} = ${epochMs('closed_at')} desc,
    case when ${instantAfter('closedAt')} = ${epochMs('closed_at')} then changed.seq else -changed.seq end
) told where incidents.id = told.id;`;

/** All that response times and open totals are made of, so that they are read from an index alone. */
const INDEXES = `
drop index incidents_open;
create index incidents_open on incidents (tenant_id, severity)
  include (detected_at, module, resolution, pending) where status <> 'closed';
create index incidents_by_closing on incidents (closed_at)
  include (tenant_id, closed_by, detected_at, acknowledged_at, severity, resolution, pending) where closed_by is not null;
create index incidents_by_acknowledgement on incidents (acknowledged_at)
  include (tenant_id, acknowledged_by, detected_at, severity, resolution, pending) where acknowledged_by is not null;`;

const OPEN_BEFORE = `
drop index incidents_open;
create index incidents_open on incidents (tenant_id, severity) where status <> 'closed'`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [COLUMNS, FROM_THE_LOG, INDEXES]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table incidents drop column acknowledged_by, drop column closed_by').execute(db);
  await sql.raw(OPEN_BEFORE).execute(db);
}

import { sql } from 'kysely';
import type { StoredStorm } from './sources.ts';
import type { Tx } from './tenancy.ts';

/** New storms, and how far known ones have come. */
export async function putStorms(tx: Tx, storms: readonly StoredStorm[]): Promise<void> {
  if (storms.length === 0) return;
  const rows = storms.map((storm) => ({
    tenant_id: storm.tenantId,
    id: storm.id,
    source: storm.source,
    began_at: iso(storm.beganAt),
    last_at: iso(storm.lastAt),
    ended_at: storm.endedAt === null ? undefined : iso(storm.endedAt),
    incidents: storm.incidents,
    severity: storm.severity,
  }));
  await sql`
    insert into storms (tenant_id, id, source, began_at, last_at, ended_at, incidents, severity)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as entry (tenant_id uuid, id uuid, source text,
      began_at timestamptz, last_at timestamptz, ended_at timestamptz, incidents bigint, severity severity)
    on conflict (tenant_id, id) do update
      set last_at = excluded.last_at, ended_at = excluded.ended_at,
          incidents = excluded.incidents, severity = excluded.severity`.execute(tx);
}

/** Incidents that were there before it was known that they are part of a storm. */
export async function joinStorm(tx: Tx, members: ReadonlyMap<number, string>): Promise<void> {
  if (members.size === 0) return;
  await sql`
    update incidents set storm_id = member.storm_id
    from unnest(${[...members.keys()]}::bigint[], ${[...members.values()]}::uuid[]) as member (id, storm_id)
    where incidents.id = member.id`.execute(tx);
}

const iso = (at: number): string => new Date(at).toISOString();

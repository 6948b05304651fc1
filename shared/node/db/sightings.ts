import { sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

/** One indicator seen in one incident of one tenant. */
export interface Sighting {
  readonly tenantId: TenantId;
  readonly incidentId: number;
  readonly type: string;
  readonly value: string;
  /** Epoch milliseconds. */
  readonly seenAt: number;
}

/** Records sightings, each by the first time it was seen, and widens their indicators' first and last seen. */
export async function putSightings(tx: Tx, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  const rows = sightings.map(({ seenAt, ...sighting }) => ({
    tenant_id: sighting.tenantId,
    incident_id: sighting.incidentId,
    type: sighting.type,
    value: sighting.value,
    seen_at: new Date(seenAt).toISOString(),
  }));
  await sql`
    with seen as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as s (tenant_id uuid, incident_id bigint, type text, value text, seen_at timestamptz)
    ), sighted as (
      insert into sightings (tenant_id, incident_id, type, value, seen_at)
      select tenant_id, incident_id, type, value, min(seen_at) from seen
      group by tenant_id, incident_id, type, value
      on conflict (tenant_id, incident_id, type, value) do update set seen_at = excluded.seen_at
        where excluded.seen_at < sightings.seen_at
    )
    insert into indicators (tenant_id, type, value, first_seen, last_seen)
    select tenant_id, type, value, min(seen_at), max(seen_at) from seen
    group by tenant_id, type, value order by tenant_id, type, value
    on conflict (tenant_id, type, value) do update
      set first_seen = least(indicators.first_seen, excluded.first_seen),
          last_seen = greatest(indicators.last_seen, excluded.last_seen)
      where excluded.first_seen < indicators.first_seen or excluded.last_seen > indicators.last_seen`.execute(
    tx,
  );
}

import { sql } from 'kysely';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { type IndicatorRow, MAX_COUNTED_INCIDENTS } from '../../shared/wire/http/indicators.ts';
import { type Asked, within } from './asked.ts';
import type { SeenIndicator } from './list.ts';

interface Row {
  readonly first_seen: Date;
  readonly incidents: number;
  readonly open: number;
  readonly tenants: number;
}

/** Rows of a list with what is counted of them: incidents of the tenants asked about, tenants of the whole scope. */
export async function countSeen(
  tx: Tx,
  { asked, scope }: { readonly asked: Asked; readonly scope: Asked },
  seen: readonly SeenIndicator[],
): Promise<IndicatorRow[]> {
  const { rows } = await sql<Row>`
    select found.first_seen, seen.incidents, seen.open, everywhere.tenants
    from unnest(${seen.map(({ type }) => type)}::text[], ${seen.map(({ value }) => value)}::text[])
        with ordinality listed (type, value, at)
      cross join lateral (
        select min(first_seen) as first_seen from indicators i
        where i.type = listed.type and i.value = listed.value and ${within(asked, 'i.tenant_id')}) found
      cross join lateral (
        select count(*) as tenants from indicators i
        where i.type = listed.type and i.value = listed.value and ${within(scope, 'i.tenant_id')}) everywhere
      cross join lateral (
        select count(*) as incidents, count(*) filter (where status <> 'closed') as open
        from (select incident_id from sightings s
              where s.type = listed.type and s.value = listed.value and ${within(asked, 's.tenant_id')}
              limit ${MAX_COUNTED_INCIDENTS + 1}) counted join incidents on id = counted.incident_id) seen
    order by listed.at`.execute(tx);
  return rows.map((row, at) => ({
    type: seen[at]!.type,
    value: seen[at]!.value,
    first_seen: row.first_seen.toISOString(),
    last_seen: seen[at]!.last_seen.toISOString(),
    incidents: Math.min(row.incidents, MAX_COUNTED_INCIDENTS),
    open: Math.min(row.open, MAX_COUNTED_INCIDENTS),
    tenants: row.tenants,
    exact: row.incidents <= MAX_COUNTED_INCIDENTS,
  }));
}

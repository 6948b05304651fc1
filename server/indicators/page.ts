import { sql } from 'kysely';
import type { Indicator } from '../../shared/domain/incident.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { IndicatorPage } from '../../shared/wire/http/indicators.ts';

interface TenantRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly incidents: number;
  readonly first_seen: Date;
  readonly last_seen: Date;
}

export interface SightingRow {
  readonly incident_id: number;
  readonly seen_at: Date;
}

/** The tenants of the transaction's scope that saw it, last first. */
export async function tenantsThatSaw(tx: Tx, { type, value }: Indicator): Promise<IndicatorPage['tenants']> {
  const { rows } = await sql<TenantRow>`
    select t.id, t.slug, t.name, seen.* from tenants t cross join lateral (
      select count(*) as incidents, min(seen_at) as first_seen, max(seen_at) as last_seen from sightings s
      where s.type = ${type} and s.value = ${value} and s.tenant_id = t.id) seen
    where seen.incidents > 0 order by seen.last_seen desc, t.id`.execute(tx);
  return rows.map(({ id, slug, name, ...seen }) => ({
    tenant: { id, slug, name },
    incidents: seen.incidents,
    first_seen: seen.first_seen.toISOString(),
    last_seen: seen.last_seen.toISOString(),
  }));
}

/** Newest first; the newest of each tenant lie together. */
export async function listSightings(
  tx: Tx,
  { type, value }: Indicator,
  {
    limit,
    after,
  }: { readonly limit: number; readonly after: { readonly at: Date; readonly id: number } | null },
): Promise<SightingRow[]> {
  const { rows } = await sql<SightingRow>`
    select seen.* from tenants t cross join lateral (
      select s.incident_id, s.seen_at from sightings s
      where s.type = ${type} and s.value = ${value} and s.tenant_id = t.id
        ${after ? sql`and (s.seen_at, s.incident_id) < (${after.at}::timestamptz, ${after.id}::bigint)` : sql``}
      order by s.seen_at desc, s.incident_id desc limit ${limit}) seen
    order by seen.seen_at desc, seen.incident_id desc limit ${limit}`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Severity } from '../../domain/incident.ts';
import type { Opening } from '../../domain/storm.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

export interface SourceKey {
  readonly tenantId: TenantId;
  readonly source: string;
}

/** Many incidents that one source opened in a short time. Instants are epoch milliseconds. */
export interface StoredStorm extends SourceKey {
  readonly id: string;
  readonly beganAt: number;
  readonly lastAt: number;
  readonly endedAt: number | null;
  readonly incidents: number;
  readonly severity: Severity;
}

/** What is remembered of a source between two turns of a worker. Instants are epoch milliseconds. */
export interface StoredSource extends SourceKey {
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly records: number;
  readonly acceptedAt: number | null;
  readonly openings: readonly Opening[];
  /** The storm it is in. */
  readonly storm: StoredStorm | null;
}

const epoch = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;

/** Built by Postgres, so that ids and sources come in one trip. Instants are whole milliseconds. */
const asJson = sql`json_build_object(
  'tenantId', s.tenant_id, 'source', s.source, 'firstSeenAt', ${epoch('s.first_seen_at')},
  'lastSeenAt', ${epoch('s.last_seen_at')}, 'records', s.records, 'acceptedAt', ${epoch('s.accepted_at')},
  'openings', s.openings,
  'storm', case when storms.id is not null then json_build_object(
    'tenantId', s.tenant_id, 'source', s.source, 'id', storms.id, 'beganAt', ${epoch('storms.began_at')},
    'lastAt', ${epoch('storms.last_at')}, 'endedAt', ${epoch('storms.ended_at')},
    'incidents', storms.incidents, 'severity', storms.severity) end)`;

/** `count` fresh incident ids, and what is known of these sources, in one round trip. */
export async function takeIdsAndSources(
  tx: Tx,
  count: number,
  keys: readonly SourceKey[],
): Promise<{ ids: number[]; sources: StoredSource[] }> {
  const { rows } = await sql<{ ids: number[]; sources: StoredSource[] }>`
    select coalesce((select json_agg(nextval('incident_ids')) from generate_series(1, ${count}::int)), '[]') as ids,
           coalesce((
             select json_agg(${asJson})
             from unnest(${keys.map((key) => key.tenantId)}::uuid[], ${keys.map((key) => key.source)}::text[])
               as key (tenant_id, source)
             join sources s using (tenant_id, source)
             left join storms on storms.tenant_id = s.tenant_id and storms.id = s.storm_id), '[]') as sources`.execute(
    tx,
  );
  return rows[0]!;
}

/** The sources of a tenant that are in a storm. */
export async function loadStormySources(tx: Tx, tenantId: TenantId): Promise<StoredSource[]> {
  const { rows } = await sql<{ source: StoredSource }>`
    select ${asJson} as source
    from sources s join storms on storms.tenant_id = s.tenant_id and storms.id = s.storm_id
    where s.tenant_id = ${tenantId}`.execute(tx);
  return rows.map((row) => row.source);
}

/** Once a turn: absolute values, for a shard has one writer. */
export async function putSources(tx: Tx, sources: readonly StoredSource[]): Promise<void> {
  const rows = sources.map((source) => ({
    tenant_id: source.tenantId,
    source: source.source,
    first_seen_at: iso(source.firstSeenAt),
    last_seen_at: iso(source.lastSeenAt),
    records: source.records,
    openings: source.openings,
    storm_id: source.storm?.id,
  }));
  await sql`
    insert into sources (tenant_id, source, first_seen_at, last_seen_at, records, openings, storm_id)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as entry (tenant_id uuid, source text,
      first_seen_at timestamptz, last_seen_at timestamptz, records bigint, openings jsonb, storm_id uuid)
    on conflict (tenant_id, source) do update
      set last_seen_at = excluded.last_seen_at, records = excluded.records,
          openings = excluded.openings, storm_id = excluded.storm_id`.execute(tx);
}

const iso = (at: number): string => new Date(at).toISOString();

import { sql } from 'kysely';
import type { Tx } from './tenancy.ts';

/** One source of one tenant, with what it sent since the given instants. */
export interface ListedSource {
  readonly tenant_id: string;
  readonly slug: string;
  readonly name: string;
  readonly source: string;
  readonly formats: string[];
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly records_1h: number;
  readonly records_24h: number;
  /** Over the last hour, by bin. */
  readonly lags: number[];
  readonly pending: number;
}

/** Within the transaction's scope; the one heard of last first. `tenant` narrows it to one tenant. */
export async function listSources(
  tx: Tx,
  {
    tenant,
    hourFrom,
    dayFrom,
    limit,
  }: {
    readonly tenant: string | null;
    readonly hourFrom: number;
    readonly dayFrom: number;
    readonly limit: number;
  },
): Promise<ListedSource[]> {
  const { rows } = await sql<ListedSource>`
    with listed as materialized (
      select s.tenant_id, t.slug, t.name, s.source, s.formats, s.first_seen_at, s.last_seen_at
      from sources s join tenants t on t.id = s.tenant_id
      where ${tenant}::uuid is null or s.tenant_id = ${tenant}::uuid
      order by s.last_seen_at desc, s.tenant_id, s.source limit ${limit})
    select listed.*, coalesce(day.records_1h, 0)::bigint as records_1h,
      coalesce(day.records_24h, 0)::bigint as records_24h, coalesce(lag.bins, '[]') as lags,
      (select count(*) from incidents i
        where i.pending and i.tenant_id = listed.tenant_id and i.source = listed.source)::bigint as pending
    from listed
    left join lateral (
      select sum(records) as records_24h, sum(records) filter (where at >= ${new Date(hourFrom)}) as records_1h
      from source_traffic t
      where t.tenant_id = listed.tenant_id and t.source = listed.source and at >= ${new Date(dayFrom)}) day on true
    left join lateral (
      select json_agg(n order by bin) as bins from (
        select bin, sum(count)::bigint as n from source_traffic t
        cross join unnest(t.lags) with ordinality as lag (count, bin)
        where t.tenant_id = listed.tenant_id and t.source = listed.source and at >= ${new Date(hourFrom)}
        group by bin) binned) lag on true
    order by listed.last_seen_at desc, listed.tenant_id, listed.source`.execute(tx);
  return rows;
}

export async function countSources(tx: Tx, tenant: string | null): Promise<number> {
  const { rows } = await sql<{ sources: number }>`
    select count(*)::bigint as sources from sources
    where ${tenant}::uuid is null or tenant_id = ${tenant}::uuid`.execute(tx);
  return rows[0]!.sources;
}

/** What one key had refused. `tenant_id` is null for a provider key. */
export interface ListedRefusals {
  readonly key_id: string;
  readonly key_name: string;
  readonly tenant_id: string | null;
  readonly slug: string | null;
  readonly name: string | null;
  readonly refused_1h: number;
  readonly refused_24h: number;
  readonly last: readonly {
    readonly at: string;
    readonly format: string;
    readonly field: string;
    readonly reason: string;
    readonly example: string | null;
  }[];
}

/** Keys within the scope of which something was refused in the last day, most first. */
export async function listRefusals(
  tx: Tx,
  {
    tenant,
    hourFrom,
    dayFrom,
    limit,
  }: {
    readonly tenant: string | null;
    readonly hourFrom: number;
    readonly dayFrom: number;
    readonly limit: number;
  },
): Promise<ListedRefusals[]> {
  const { rows } = await sql<ListedRefusals>`
    select k.id as key_id, k.name as key_name, k.tenant_id, t.slug, t.name,
      counted.refused_1h, counted.refused_24h, coalesce(newest.last, '[]') as last
    from (
      select ingest_key_id, sum(refused)::bigint as refused_24h,
        coalesce(sum(refused) filter (where at >= ${new Date(hourFrom)}), 0)::bigint as refused_1h
      from refusal_counts
      where at >= ${new Date(dayFrom)} and (${tenant}::uuid is null or tenant_id = ${tenant}::uuid)
      group by ingest_key_id order by sum(refused) desc, ingest_key_id limit ${limit}) counted
    join ingest_keys k on k.id = counted.ingest_key_id
    left join tenants t on t.id = k.tenant_id
    left join lateral (
      select json_agg(json_build_object('at', r.at, 'format', r.format, 'field', r.field, 'reason', r.reason,
        'example', r.example) order by r.id desc) as last
      from refusals r where r.ingest_key_id = k.id) newest on true
    order by counted.refused_24h desc, k.id`.execute(tx);
  return rows;
}

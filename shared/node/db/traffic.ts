import { sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

/** Steps in which traffic and refusals are counted. */
export const STEP_MS = 5 * 60_000;
export const stepOf = (at: number): number => Math.floor(at / STEP_MS) * STEP_MS;

/** What a source sent within one step. */
export interface Traffic {
  readonly tenantId: TenantId;
  readonly source: string;
  readonly format: string;
  /** Where the step begins, epoch milliseconds. */
  readonly at: number;
  readonly records: number;
  /** By bin; see shared/domain/lag.ts. */
  readonly lags: readonly number[];
}

/** Adds to the steps, and formats that are new to their sources. One row per tenant, source, format and step. */
export async function putTraffic(tx: Tx, traffic: readonly Traffic[]): Promise<void> {
  const rows = traffic.map((each) => ({ ...each, at: new Date(each.at) }));
  await sql`
    with entry as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as e
        ("tenantId" uuid, source text, format text, at timestamptz, records bigint, lags bigint[])),
    known as (
      update sources set formats = (
        select array_agg(distinct format order by format) from (
          select unnest(sources.formats) as format
          union all
          select format from entry e where e."tenantId" = sources.tenant_id and e.source = sources.source) named)
      where exists (
        select from entry e where e."tenantId" = sources.tenant_id and e.source = sources.source
          and e.format <> all (sources.formats)))
    insert into source_traffic (tenant_id, source, at, records, lags)
    select "tenantId", source, at, sum(records), (
      select coalesce(array_agg(n order by bin), '{}') from (
        select bin, sum(count)::bigint as n from entry one
        cross join unnest(one.lags) with ordinality as lag (count, bin)
        where one."tenantId" = entry."tenantId" and one.source = entry.source and one.at = entry.at
        group by bin) binned)
    from entry group by "tenantId", source, at order by 1, 2, 3
    on conflict (tenant_id, source, at) do update
      set records = source_traffic.records + excluded.records, lags = (
        select coalesce(array_agg(coalesce(old, 0) + coalesce(new, 0) order by bin), '{}')
        from unnest(source_traffic.lags, excluded.lags) with ordinality as lag (old, new, bin))`.execute(tx);
}

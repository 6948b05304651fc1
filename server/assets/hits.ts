import { type RawBuilder, sql } from 'kysely';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import { type AssetHits, MAX_COUNTED_HITS } from '../../shared/wire/http/assets.ts';
import { candidates, concerns, type MonitoredAsset } from './concerns.ts';

interface Row {
  readonly incidents: number;
  readonly open: number;
  readonly newest: Date | null;
}

/**
 * How many incidents concern each of a page of assets. Asked as the machinery, for row security lets no index be
 * used that finds them; each question names its tenant, and answers numbers alone.
 */
export const countHits = (tenancy: Tenancy, assets: readonly MonitoredAsset[]): Promise<AssetHits[]> =>
  tenancy.asSystem('count hits of monitored assets', async (tx) => {
    await sql.raw(SETTINGS).execute(tx);
    const counted: AssetHits[] = [];
    for (const asset of assets) counted.push(await hitsOf(tx, asset));
    return counted;
  });

/**
 * The best plan for a rare word is the worst for a common one. And nothing is put in order but by an index: what is
 * common is met soon from the newest on, and Postgres takes it for rare.
 */
const SETTINGS = 'set local plan_cache_mode = force_custom_plan; set local enable_sort = off';

async function hitsOf(tx: Tx, asset: MonitoredAsset): Promise<AssetHits> {
  const hit = concerned(asset);
  const all = await count(tx, (await isSought(tx, asset)) ? sql`${hit} and ${candidates(asset)}` : hit);
  const exact = all.incidents <= MAX_COUNTED_HITS;
  // Of more than are counted nobody knows how many are open: those are counted by themselves. An index that finds so
  // many is no help with it, nor with the newest: they are met soon by going through the incidents themselves.
  const open = exact ? all.open : (await count(tx, sql<boolean>`status <> 'closed' and ${hit}`)).open;
  const newest = exact ? all.newest : await newestOf(tx, hit);
  return {
    incidents: Math.min(all.incidents, MAX_COUNTED_HITS),
    exact,
    open: Math.min(open, MAX_COUNTED_HITS),
    open_exact: open <= MAX_COUNTED_HITS,
    newest_at: newest?.toISOString() ?? null,
  };
}

/**
 * Whether an index is the way to the hits: that of words knows no tenants, and one that finds more incidents in all
 * of them than this one has costs more than to go through those.
 */
async function isSought(tx: Tx, asset: MonitoredAsset): Promise<boolean> {
  if (asset.kind === 'domain' || asset.kind === 'range') return true;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from incidents where ${candidates(asset)}`.execute(tx);
  const head = await tx
    .selectFrom('heads')
    .select('number')
    .where('tenant_id', '=', asset.tenantId)
    .executeTakeFirstOrThrow();
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'] <= head.number;
}

async function count(tx: Tx, which: RawBuilder<boolean>): Promise<Row> {
  const { rows } = await sql<Row>`
    select count(*) as incidents, count(*) filter (where status <> 'closed') as open, max(detected_at) as newest
    from (select status, detected_at from incidents where ${which} limit ${MAX_COUNTED_HITS + 1}) hits`.execute(
    tx,
  );
  return rows[0]!;
}

/** Informational incidents are hidden from the list unless asked for, and so are no hits. */
const concerned = (asset: MonitoredAsset) => sql<boolean>`incidents.tenant_id = ${asset.tenantId}
  and incidents.severity <> 'info' and ${concerns(asset)}`;

async function newestOf(tx: Tx, which: RawBuilder<boolean>): Promise<Date | null> {
  const { rows } = await sql<{ detected_at: Date }>`
    select detected_at from incidents where ${which} order by detected_at desc limit 1`.execute(tx);
  return rows[0]?.detected_at ?? null;
}

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
    // The best plan for a rare word is the worst for a common one.
    await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
    const counted: AssetHits[] = [];
    for (const asset of assets) counted.push(await hitsOf(tx, asset));
    return counted;
  });

async function hitsOf(tx: Tx, asset: MonitoredAsset): Promise<AssetHits> {
  const all = await count(tx, hit(asset));
  const exact = all.incidents <= MAX_COUNTED_HITS;
  // Of more than are counted nobody knows how many are open: those are counted by themselves.
  const open = exact ? all.open : (await count(tx, sql<boolean>`status <> 'closed' and ${hit(asset)}`)).open;
  const newest = exact ? all.newest : await newestOf(tx, asset);
  return {
    incidents: Math.min(all.incidents, MAX_COUNTED_HITS),
    exact,
    open: Math.min(open, MAX_COUNTED_HITS),
    open_exact: open <= MAX_COUNTED_HITS,
    newest_at: newest?.toISOString() ?? null,
  };
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
const hit = (asset: MonitoredAsset) => sql<boolean>`incidents.tenant_id = ${asset.tenantId}
  and incidents.severity <> 'info' and ${candidates(asset)} and ${concerns(asset)}`;

/** Of more than are counted, the newest is found by going through all from there. */
async function newestOf(tx: Tx, asset: MonitoredAsset): Promise<Date | null> {
  const { rows } = await sql<{ detected_at: Date }>`
    select detected_at from incidents where ${hit(asset)} order by detected_at desc limit 1`.execute(tx);
  return rows[0]?.detected_at ?? null;
}

import { type Expression, type SqlBool, sql } from 'kysely';
import { address } from '../../shared/domain/address.ts';
import { type AssetKind, assetKinds } from '../../shared/domain/asset.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { AssetRecord } from './find.ts';

/** Where a page begins: after this row, in the order of values. */
export interface AssetPosition {
  readonly key: string;
  readonly kind: AssetKind;
}

export interface AssetChoice {
  readonly kinds: readonly AssetKind[] | null;
  readonly q: string | null;
}

interface Page {
  readonly limit: number;
  readonly after: AssetPosition | null;
}

/** A tenant has ten thousand at most, so they are put in order as they are asked for. */
export const listAssets = (
  tx: Tx,
  tenantId: TenantId,
  { kinds, q }: AssetChoice,
  { limit, after }: Page,
): Promise<AssetRecord[]> =>
  tx
    .selectFrom('monitored_assets')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(matches(q))
    .$if(kinds !== null, (query) => query.where('kind', 'in', [...kinds!]))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(key, kind) > (${after!.key}, ${after!.kind}::asset_kind)`),
    )
    .orderBy('key')
    .orderBy('kind')
    .limit(limit)
    .execute();

export interface AssetCounts {
  readonly all: number;
  /** Those that match what was typed, of each kind. */
  readonly kinds: Record<AssetKind, number>;
}

export async function countAssets(tx: Tx, tenantId: TenantId, q: string | null): Promise<AssetCounts> {
  const rows = await tx
    .selectFrom('monitored_assets')
    .select([
      'kind',
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) filter (where ${matches(q)})`.as('found'),
    ])
    .where('tenant_id', '=', tenantId)
    .groupBy('kind')
    .execute();
  const found = (kind: AssetKind) => rows.find((row) => row.kind === kind)?.found ?? 0;
  return {
    all: rows.reduce((sum, row) => sum + row.all, 0),
    kinds: Object.fromEntries(assetKinds.map((kind) => [kind, found(kind)])) as Record<AssetKind, number>,
  };
}

/** A part of the value or label without regard to case; for an address, ranges that hold it as well. */
function matches(q: string | null): Expression<SqlBool> {
  if (q === null) return sql<boolean>`true`;
  const text = q.toLowerCase();
  const host = address(text);
  const part = sql<boolean>`(strpos(key, ${text}) > 0 or strpos(lower(label), ${text}) > 0)`;
  // A case, for Postgres may look at either side of an "and" first, and a brand is no network.
  return host === null
    ? part
    : sql<boolean>`(${part} or case when kind = 'range' then key::cidr >>= ${host}::inet else false end)`;
}

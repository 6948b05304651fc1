import { type AssetKind, assetLimits, type NamedAsset, namedAsset } from '../../shared/domain/asset.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { NewAsset } from '../../shared/wire/http/assets.ts';
import { type AssetRecord, findAsset } from './find.ts';

const kindWords: Record<AssetKind, string> = {
  domain: 'domain',
  brand: 'brand',
  keyword: 'keyword',
  range: 'address range',
};

/** Where the changes of one tenant's assets are made, and by whom. */
export interface AssetHolder {
  readonly tenantId: TenantId;
  readonly author: Author;
}

export async function addAsset(
  tx: Tx,
  { tenantId, author }: AssetHolder,
  { kind, value, label = null }: NewAsset,
): Promise<AssetRecord> {
  const named = namedAsset(kind, value);
  if ('reason' in named) throw new Fault('bad_request', `the value ${named.reason}`, 'value');
  await checkRoom(tx, tenantId, 1);
  const [row] = await insertAssets(tx, { tenantId, author }, [{ named, label: label?.trim() ?? null }]);
  if (row === undefined) {
    throw new Fault('conflict', `the ${kindWords[kind]} ${named.value} is monitored already`, 'value');
  }
  await audit(tx, author, {
    action: 'asset.added',
    tenantId,
    target: targetOf(row),
    after: contentOf(row),
  });
  return row;
}

export async function labelAsset(
  tx: Tx,
  { tenantId, author }: AssetHolder,
  id: string,
  label: string | null,
): Promise<AssetRecord> {
  const held = await lockedAsset(tx, tenantId, id);
  const next = label?.trim() ?? null;
  if (held.label === next) return held;
  await tx
    .updateTable('monitored_assets')
    .set({ label: next })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  await audit(tx, author, {
    action: 'asset.changed',
    tenantId,
    target: targetOf(held),
    before: { label: held.label },
    after: { label: next },
  });
  return { ...held, label: next };
}

export async function removeAsset(tx: Tx, { tenantId, author }: AssetHolder, id: string): Promise<void> {
  const held = await lockedAsset(tx, tenantId, id);
  await tx.deleteFrom('monitored_assets').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  await audit(tx, author, {
    action: 'asset.removed',
    tenantId,
    target: targetOf(held),
    before: contentOf(held),
  });
}

/** Those that the tenant did not have; assets of one tenant are added one after the other. */
export async function insertAssets(
  tx: Tx,
  { tenantId, author }: AssetHolder,
  added: readonly { readonly named: NamedAsset; readonly label: string | null }[],
): Promise<AssetRecord[]> {
  if (added.length === 0) return [];
  return tx
    .insertInto('monitored_assets')
    .values(
      added.map(({ named: { kind, value, key }, label }) => ({
        tenant_id: tenantId,
        kind,
        value,
        key,
        label,
        created_by: author.name,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'key']).doNothing())
    .returningAll()
    .execute();
}

/** How many more the tenant may have. Holds the tenant's row, so that two who add at once do not both find room. */
export async function roomFor(tx: Tx, tenantId: TenantId): Promise<number> {
  await tx.selectFrom('tenants').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute();
  const { n } = await tx
    .selectFrom('monitored_assets')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return assetLimits.perTenant - n;
}

async function checkRoom(tx: Tx, tenantId: TenantId, wanted: number): Promise<void> {
  if ((await roomFor(tx, tenantId)) < wanted) throw new Fault('conflict', FULL);
}

export const FULL = `a customer has at most ${assetLimits.perTenant} monitored assets; remove some first`;

async function lockedAsset(tx: Tx, tenantId: TenantId, id: string): Promise<AssetRecord> {
  const held = await findAsset(tx, tenantId, id, 'locked');
  if (held === null) throw new Fault('not_found', 'no such monitored asset', 'asset');
  return held;
}

const contentOf = ({ kind, value, label }: AssetRecord) => ({
  kind,
  value,
  ...(label !== null && { label }),
});

const targetOf = ({ id, kind, value }: AssetRecord) => ({
  type: 'asset',
  id,
  label: `${kindWords[kind]} ${value}`,
});

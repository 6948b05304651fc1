import type { Selectable } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { MonitoredAssetTable } from '../../shared/node/db/asset-tables.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Asset } from '../../shared/wire/http/assets.ts';
import type { MonitoredAsset } from './concerns.ts';

export type AssetRecord = Selectable<MonitoredAssetTable>;

/** An asset of a tenant; null for what is none, or another's. */
export async function findAsset(
  tx: Tx,
  tenantId: TenantId,
  id: string,
  hold: 'read' | 'locked' = 'read',
): Promise<AssetRecord | null> {
  if (!isUuid(id)) return null;
  const row = await tx
    .selectFrom('monitored_assets')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .$if(hold === 'locked', (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

/** The same, wherever in a scope it is. */
export async function assetInScope(
  tenancy: Tenancy,
  scope: Scope,
  id: string,
): Promise<(MonitoredAsset & { readonly id: string }) | null> {
  if (!isUuid(id)) return null;
  const row = await tenancy.asScope(scope, (tx) =>
    tx
      .selectFrom('monitored_assets')
      .select(['tenant_id', 'kind', 'value'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  return row ? { id, tenantId: row.tenant_id as TenantId, kind: row.kind, value: row.value } : null;
}

export const presentAsset = ({ id, kind, value, label, created_at, created_by }: AssetRecord): Asset => ({
  id,
  kind,
  value,
  label,
  created_at: created_at.toISOString(),
  created_by,
});

export const monitored = ({ tenant_id, kind, value }: AssetRecord): MonitoredAsset => ({
  tenantId: tenant_id as TenantId,
  kind,
  value,
});

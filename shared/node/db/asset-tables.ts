import type { Generated } from 'kysely';
import type { AssetKind } from '../../domain/asset.ts';
import type { GeneratedInstant } from './column.ts';

/** What a tenant watches for. */
export interface MonitoredAssetTable {
  id: Generated<string>;
  tenant_id: string;
  kind: AssetKind;
  value: string;
  /** What makes two values of a kind one. */
  key: string;
  label: string | null;
  created_at: GeneratedInstant;
  /** Name, as it was then. */
  created_by: string;
}

import type { Selectable } from 'kysely';
import type { TenantTable } from '../../shared/node/db/schema.ts';
import type { Tenant } from '../../shared/wire/http/tenants.ts';

export const tenantFields = [
  'id',
  'slug',
  'name',
  'state',
  'state_since',
  'trial_ends_at',
  'criticality',
  'time_zone',
  'brand_name',
  'brand_colour',
  'brand_accent',
  'created_at',
] as const;

export const presentTenant = (row: Selectable<TenantTable>): Tenant => ({
  ...row,
  state_since: row.state_since.toISOString(),
  trial_ends_at: row.trial_ends_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});

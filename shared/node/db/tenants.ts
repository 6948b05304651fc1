import { sql } from 'kysely';
import { isTenantId, type TenantId, type TenantState } from '../../domain/tenant.ts';
import type { Tenancy } from './tenancy.ts';

/** Tenants by the slugs or ids asked for; a name nobody has is missing in the answer. */
export const findTenantsByName = (
  tenancy: Tenancy,
  names: readonly string[],
): Promise<Map<string, { id: TenantId; state: TenantState }>> =>
  tenancy.asSystem('find tenants by name', async (tx) => {
    const { rows } = await sql<{ name: string; id: TenantId; state: TenantState }>`
      select slug as name, id, state from tenants where slug = any(${names}::text[])
      union all
      select id::text, id, state from tenants where id = any(${names.filter(isTenantId)}::uuid[])`.execute(
      tx,
    );
    return new Map(rows.map(({ name, id, state }) => [name, { id, state }]));
  });

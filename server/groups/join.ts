import { sql } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** Puts a tenant into groups; the transaction is over when one of them is gone. */
export async function addToGroups(
  tx: Tx,
  author: Author,
  tenant: { readonly id: TenantId; readonly slug: string },
  groupIds: readonly string[],
): Promise<void> {
  if (groupIds.length === 0) return;
  const { rows } = await sql<{ id: string; name: string }>`
    with held as (select id, name from tenant_groups where id = any(${groupIds}::uuid[]) for key share),
      joined as (insert into tenant_group_members (group_id, tenant_id) select id, ${tenant.id} from held)
    select id, name from held order by name`.execute(tx);
  if (rows.length < groupIds.length) {
    throw new Fault('conflict', 'a group was deleted meanwhile; try again', 'groups');
  }
  for (const { id, name } of rows) {
    await audit(tx, author, {
      action: 'group.changed',
      tenantId: null,
      target: { type: 'group', id, label: name },
      after: { tenants_added: [tenant.slug] },
    });
  }
}

/** The analysts assigned to any of these groups. */
export async function assignedToGroups(tx: Tx, groupIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from provider_assignments where group_id = any(${groupIds}::uuid[])`.execute(tx);
  return rows.map((row) => row.user_id);
}

import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { isClosed } from '../../shared/domain/tenant-state.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { NewsDesk } from '../news.ts';
import type { ChangedTenant } from './change.ts';

interface Deps {
  readonly tenancy: Tenancy;
  readonly news: NewsDesk;
}

/** Tells the others of a committed change; rights that end come first. */
export async function tellOfChange({ tenancy, news }: Deps, { before, after }: ChangedTenant): Promise<void> {
  if (before === after) return;
  const id = after.id as TenantId;
  const [was, is] = [isClosed(before.state), isClosed(after.state)];
  if (is && !was) await news.tell({ kind: 'closed', tenants: [id] });
  if (was && !is) await news.tell({ kind: 'access', users: await peopleOf(tenancy, id) });
  await news.tell({ kind: 'tenants' });
}

/** Members of a tenant and the analysts assigned to it, by itself or by a group. */
const peopleOf = (tenancy: Tenancy, id: TenantId): Promise<string[]> =>
  tenancy.asSystem('who may enter again', async (tx) => {
    const { rows } = await sql<{ user_id: string }>`
      select user_id from tenant_members where tenant_id = ${id} and deactivated_at is null
      union
      select user_id from provider_assignments where tenant_id = ${id}
      union
      select a.user_id from provider_assignments a
        join tenant_group_members m on m.group_id = a.group_id where m.tenant_id = ${id}`.execute(tx);
    return rows.map((row) => row.user_id);
  });

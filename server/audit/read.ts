import { sql } from 'kysely';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { AuditFilter } from '../../shared/wire/http/audit.ts';
import { type AuditReach, chosen, withinReach } from './filter.ts';

const selection = (tx: Tx, reach: AuditReach, filter: AuditFilter) =>
  withinReach(tx, reach)
    .where((eb) => eb.and(chosen(filter)))
    .select([
      'audit.seq',
      'audit.at',
      'audit.tenant_id',
      'tenants.slug as tenant_slug',
      'tenants.name as tenant_name',
      'audit.actor_kind',
      'audit.actor_id',
      'audit.actor_name',
      'audit.actor_role',
      'audit.action',
      'audit.target_type',
      'audit.target_id',
      'audit.target_label',
      'audit.change',
      'audit.request_id',
      'audit.address',
    ]);

export type AuditEntryRow = Awaited<ReturnType<ReturnType<typeof selection>['executeTakeFirstOrThrow']>>;

/** Newest first; `before` is the `seq` of the last row of the page before. */
export async function readAudit(
  tx: Tx,
  reach: AuditReach,
  filter: AuditFilter,
  page: { readonly limit: number; readonly before: number | null },
): Promise<AuditEntryRow[]> {
  const query = selection(tx, reach, filter).orderBy('audit.seq', 'desc').limit(page.limit);
  return (page.before === null ? query : query.where('audit.seq', '<', page.before)).execute();
}

/** How many rows the filter selects, and how many within reach it leaves out. */
export async function countAudit(
  tx: Tx,
  reach: AuditReach,
  filter: AuditFilter,
): Promise<{ total: number; hidden: number }> {
  const { total, all } = await withinReach(tx, reach)
    .select([
      sql<number>`count(*) filter (where ${sql.join([sql`true`, ...chosen(filter)], sql` and `)})`.as(
        'total',
      ),
      sql<number>`count(*)`.as('all'),
    ])
    .executeTakeFirstOrThrow();
  return { total, hidden: all - total };
}

/** The tenants whose rows a filter selects; null stands for the provider. */
export async function tenantsIn(tx: Tx, reach: AuditReach, filter: AuditFilter): Promise<(string | null)[]> {
  const rows = await withinReach(tx, reach)
    .where((eb) => eb.and(chosen(filter)))
    .select('audit.tenant_id')
    .distinct()
    .execute();
  return rows.map((row) => row.tenant_id);
}

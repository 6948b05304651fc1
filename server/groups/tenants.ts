import { sql } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import { isTenantId, type TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { TenantName } from '../../shared/wire/http/me.ts';

export const slugsOf = (tenants: readonly TenantName[]): string[] =>
  tenants.map(({ slug }) => slug).toSorted();

/** The tenants of these slugs or ids, by name; a fault says which are none. */
export async function namedTenants(tx: Tx, names: readonly string[]): Promise<TenantName[]> {
  // Postgres text holds no NUL, so no slug does.
  const slugs = names.filter((name) => !name.includes('\0'));
  const { rows } = await sql<TenantName>`
    select id, slug, name from tenants
    where slug = any(${slugs}::text[]) or id = any(${names.filter(isTenantId)}::uuid[])
    order by name, id`.execute(tx);
  const known = new Set(rows.flatMap(({ id, slug }) => [id, slug]));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return rows;
  throw new Fault('bad_request', `no such tenant: ${unknown.join(', ')}`, 'tenants');
}

/** Makes the group hold these tenants and no others. */
export async function replaceTenants(tx: Tx, group: string, tenants: readonly TenantName[]): Promise<void> {
  const ids = tenants.map(({ id }) => id);
  await sql`delete from tenant_group_members
    where group_id = ${group} and not tenant_id = any(${ids}::uuid[])`.execute(tx);
  await sql`insert into tenant_group_members (group_id, tenant_id)
    select ${group}::uuid, unnest(${ids}::uuid[]) on conflict do nothing`.execute(tx);
}

/**
 * A row in the log of each tenant that came or went: who can see it may have changed. It does not name the group,
 * for what the provider calls its groups, and who else is in them, is no customer's to read.
 */
export async function auditMoves(
  tx: Tx,
  author: Author,
  before: readonly TenantName[],
  after: readonly TenantName[],
): Promise<void> {
  const without = (tenants: readonly TenantName[], others: readonly TenantName[]) =>
    tenants.filter(({ id }) => !others.some((other) => other.id === id));
  const rows = [
    ...without(after, before).map((tenant) => ['tenant.grouped', tenant] as const),
    ...without(before, after).map((tenant) => ['tenant.ungrouped', tenant] as const),
  ];
  for (const [action, { id, name }] of rows) {
    await audit(tx, author, {
      action,
      tenantId: id as TenantId,
      target: { type: 'tenant', id, label: name },
    });
  }
}

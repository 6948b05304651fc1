import { type Expression, type SqlBool, sql } from 'kysely';
import type { Static } from 'typebox';
import { isTenantId, type TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { TenantList, TenantListQuery } from '../../shared/wire/http/tenants.ts';
import { decodeCursor, encodeCursor, notOurs } from '../routes/cursor.ts';
import { presentTenant, tenantFields } from '../routes/tenant-row.ts';

/** `inGroups` are the tenants of the groups asked for, as far as the caller sees groups. */
export type TenantQuery = Omit<Static<typeof TenantListQuery>, 'group'> & {
  readonly inGroups?: readonly TenantId[] | undefined;
};

function conditions({ q, state, inGroups }: TenantQuery): Expression<SqlBool>[] {
  return [
    ...(q ? [sql<boolean>`(strpos(lower(name), lower(${q})) > 0 or strpos(slug, lower(${q})) > 0)`] : []),
    ...(state?.length ? [sql<boolean>`state = any(${state}::tenant_state[])`] : []),
    ...(inGroups ? [sql<boolean>`id = any(${inGroups}::uuid[])`] : []),
  ];
}

/** Tenants of the scope by name, and how many of them the filter leaves out. */
export async function listTenants(tx: Tx, query: TenantQuery): Promise<TenantList> {
  const { cursor, limit = 50 } = query;
  const filtered = tx.selectFrom('tenants').where((eb) => eb.and(conditions(query)));
  let page = filtered.select(tenantFields).orderBy('name').orderBy('id');
  if (cursor !== undefined) {
    const { name, id } = positionOf(cursor);
    page = page.where((eb) => eb.or([eb('name', '>', name), eb('name', '=', name).and('id', '>', id)]));
  }
  const rows = await page.limit(limit + 1).execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const count = sql<number>`count(*)`.as('n');
  const { n: total } = await filtered.select(count).executeTakeFirstOrThrow();
  const { n: all } = await tx.selectFrom('tenants').select(count).executeTakeFirstOrThrow();
  return {
    items: items.map(presentTenant),
    next_cursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null,
    total,
    hidden: all - total,
  };
}

function positionOf(cursor: string): { name: string; id: TenantId } {
  const [name, id] = decodeCursor(cursor, 2).map(String) as [string, string];
  if (isTenantId(id) && !name.includes('\0')) return { name, id };
  throw notOurs();
}

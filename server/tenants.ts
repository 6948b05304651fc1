import { type Expression, type SqlBool, sql } from 'kysely';
import type { Static } from 'typebox';
import type { Tx } from '../shared/node/db/tenancy.ts';
import type { TenantList, TenantListQuery } from '../shared/wire/http/tenants.ts';
import { decodeCursor, encodeCursor } from './routes/cursor.ts';
import { presentTenant, tenantFields } from './routes/tenant-row.ts';

type Query = Static<typeof TenantListQuery>;

function conditions({ q, state, group }: Query): Expression<SqlBool>[] {
  return [
    ...(q ? [sql<boolean>`(strpos(lower(name), lower(${q})) > 0 or strpos(slug, lower(${q})) > 0)`] : []),
    ...(state?.length ? [sql<boolean>`state = any(${state}::tenant_state[])`] : []),
    ...(group
      ? [
          sql<boolean>`exists (select from tenant_group_members m
            where m.tenant_id = tenants.id and m.group_id::text = ${group})`,
        ]
      : []),
  ];
}

/** Tenants of the scope by name, and how many of them the filter leaves out. */
export async function listTenants(tx: Tx, query: Query): Promise<TenantList> {
  const { cursor, limit = 50 } = query;
  const filtered = tx.selectFrom('tenants').where((eb) => eb.and(conditions(query)));
  let page = filtered.select(tenantFields).orderBy('name').orderBy('id');
  if (cursor !== undefined) {
    const [name, id] = decodeCursor(cursor, 2) as [string, string];
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

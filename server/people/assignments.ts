import { sql } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import { isTenantId, type TenantId } from '../../shared/domain/tenant.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Person } from './directory.ts';

/** What an MSSP Analyst watches, resolved: tenants by themselves, and groups. */
export interface Assignments {
  readonly tenants: readonly { readonly id: TenantId; readonly slug: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** No control character is part of any name: Postgres would not even take all of them. */
const asked = (name: string): string => JSON.stringify(name.slice(0, 64));

/** Tenants by id or slug; names the first that there is not. */
export async function findTenants(tx: Tx, names: readonly string[]): Promise<Assignments['tenants']> {
  if (names.length === 0) return [];
  const spelled = names.filter((name) => !name.includes('\0'));
  const rows = await tx
    .selectFrom('tenants')
    .select(['id', 'slug'])
    .where(({ eb, or }) =>
      or([
        eb('slug', 'in', ['', ...spelled]),
        eb('id', '=', sql<string>`any(${spelled.filter(isTenantId)}::uuid[])`),
      ]),
    )
    .orderBy('slug')
    .execute();
  const missing = names.find((name) => !rows.some(({ id, slug }) => name === id || name === slug));
  if (missing !== undefined)
    throw new Fault('bad_request', `there is no tenant ${asked(missing)}`, 'tenants');
  return rows.map(({ id, slug }) => ({ id: id as TenantId, slug }));
}

/** Groups by id; names the first that there is not. */
export async function findGroups(tx: Tx, ids: readonly string[]): Promise<Assignments['groups']> {
  const spelled = ids.filter(isUuid);
  const rows = await tx
    .selectFrom('tenant_groups')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${spelled}::uuid[])`)
    .orderBy('name')
    .execute();
  const missing = ids.find((asked) => !rows.some(({ id }) => asked === id));
  if (missing !== undefined) throw new Fault('bad_request', `there is no group ${asked(missing)}`, 'groups');
  return rows;
}

/** Everything someone is assigned, by itself or through a group. */
export async function assignedTenants(tx: Tx, userId: string): Promise<ReadonlySet<TenantId>> {
  const { rows } = await sql<{ id: TenantId }>`
    select tenant_id as id from provider_assignments where user_id = ${userId} and tenant_id is not null
    union
    select m.tenant_id from provider_assignments a join tenant_group_members m on m.group_id = a.group_id
      where a.user_id = ${userId}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Replaces the tenants, the groups, or both. */
export async function assign(tx: Tx, userId: string, wanted: Partial<Assignments>): Promise<void> {
  const { tenants, groups } = wanted;
  const mine = () => tx.deleteFrom('provider_assignments').where('user_id', '=', userId);
  if (tenants !== undefined) await mine().where('tenant_id', 'is not', null).execute();
  if (groups !== undefined) await mine().where('group_id', 'is not', null).execute();
  const rows = [
    ...(tenants ?? []).map(({ id }) => ({ user_id: userId, tenant_id: id, group_id: null })),
    ...(groups ?? []).map(({ id }) => ({ user_id: userId, tenant_id: null, group_id: id })),
  ];
  if (rows.length > 0) await tx.insertInto('provider_assignments').values(rows).execute();
}

/** One entry in each tenant that someone gained or lost. It names no other, and says nothing of groups. */
export async function auditAssigned(
  tx: Tx,
  author: Author,
  person: Pick<Person, 'id' | 'name'>,
  before: ReadonlySet<TenantId>,
  after: ReadonlySet<TenantId>,
): Promise<void> {
  const changed = [...new Set([...before, ...after])].filter((id) => before.has(id) !== after.has(id)).sort();
  for (const id of changed) {
    await audit(tx, author, {
      action: 'team.assigned',
      tenantId: id,
      target: { type: 'user', id: person.id, label: person.name },
      before: { assigned: before.has(id) },
      after: { assigned: after.has(id) },
    });
  }
}

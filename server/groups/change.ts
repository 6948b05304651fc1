import { Fault } from '../../shared/domain/fault.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { isUniqueViolation } from '../../shared/node/db/violation.ts';
import type { Group, GroupChange, NewGroup } from '../../shared/wire/http/groups.ts';
import { assignedToGroups } from './join.ts';
import { listGroups } from './list.ts';
import { auditMoves, namedTenants, replaceTenants, slugsOf } from './tenants.ts';

/** What was done, and whose sight it changed. */
export interface ChangedGroup {
  readonly group: Group;
  readonly users: readonly string[];
}

/** Nobody can be assigned to a group that is new, so nobody's sight changes. */
export async function createGroup(tx: Tx, author: Author, given: NewGroup): Promise<Group> {
  const tenants = await namedTenants(tx, given.tenants ?? []);
  const { id } = await tx
    .insertInto('tenant_groups')
    .values({ name: given.name })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => nameTaken(error, given.name));
  await replaceTenants(tx, id, tenants);
  const group = { id, name: given.name, tenants };
  await auditMoves(tx, author, [], tenants);
  await audit(tx, author, {
    action: 'group.created',
    tenantId: null,
    target: { type: 'group', id, label: group.name },
    after: { name: group.name, tenants: slugsOf(tenants) },
  });
  return group;
}

export async function changeGroup(
  tx: Tx,
  author: Author,
  id: string,
  asked: GroupChange,
): Promise<ChangedGroup> {
  const held = await lockGroup(tx, id);
  const name = asked.name ?? held.name;
  const tenants = asked.tenants === undefined ? held.tenants : await namedTenants(tx, asked.tenants);
  const [was, is] = [slugsOf(held.tenants), slugsOf(tenants)];
  const moved = was.join() !== is.join();
  if (name === held.name && !moved) return { group: held, users: [] };
  await tx
    .updateTable('tenant_groups')
    .set({ name })
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => nameTaken(error, name));
  if (moved) await replaceTenants(tx, id, tenants);
  const users = moved ? await assignedToGroups(tx, [id]) : [];
  await auditMoves(tx, author, held.tenants, tenants);
  await audit(tx, author, {
    action: 'group.changed',
    tenantId: null,
    target: { type: 'group', id, label: name },
    before: { ...(name !== held.name && { name: held.name }), ...(moved && { tenants: was }) },
    after: { ...(name !== held.name && { name }), ...(moved && { tenants: is }) },
  });
  return { group: { id, name, tenants }, users };
}

/** Answers whose assignment went with the group. */
export async function deleteGroup(tx: Tx, author: Author, id: string): Promise<readonly string[]> {
  const held = await lockGroup(tx, id);
  const users = await assignedToGroups(tx, [id]);
  await tx.deleteFrom('tenant_groups').where('id', '=', id).execute();
  await auditMoves(tx, author, held.tenants, []);
  await audit(tx, author, {
    action: 'group.deleted',
    tenantId: null,
    target: { type: 'group', id, label: held.name },
    before: { name: held.name, tenants: slugsOf(held.tenants) },
  });
  return users;
}

/** One change of a group at a time, so that what is written down as `before` was so. */
async function lockGroup(tx: Tx, id: string): Promise<Group> {
  if (isUuid(id)) {
    await tx.selectFrom('tenant_groups').select('id').where('id', '=', id).forUpdate().execute();
    const [group] = await listGroups(tx, id);
    if (group !== undefined) return group;
  }
  throw new Fault('not_found', 'no such group in your scope', 'group');
}

function nameTaken(error: unknown, name: string): never {
  if (!isUniqueViolation(error)) throw error;
  throw new Fault('conflict', `there is a group named ${name} already; choose another name`, 'name');
}

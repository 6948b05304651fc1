import { scopeFor } from '../../shared/domain/access/access.ts';
import type { TenantRole } from '../../shared/domain/access/role.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Actor } from '../identity/actor.ts';
import { actsAsProvider } from './author.ts';
import type { Person } from './directory.ts';
import { type MemberRow, readMembers } from './members.ts';
import { holdPlace } from './place.ts';

/** Who changes whom, where. */
export interface Act {
  readonly tenant: TenantId;
  readonly actor: Actor;
  readonly author: Author;
  readonly userId: string;
  /** Who that is, if anybody; looked up whether or not they are a member here. */
  readonly person: Person | undefined;
}

export interface MemberChange {
  readonly role?: TenantRole;
  readonly deactivated?: boolean;
}

const LACKING =
  'appointing, changing and removing owners needs the permission owners.manage; an Owner has it';

/** Whoever touches the role of an owner needs more than the management of members. */
export function refuseOwners({ actor, tenant }: Pick<Act, 'actor' | 'tenant'>, ...roles: TenantRole[]): void {
  if (roles.includes('owner') && !covers(scopeFor(actor.access, 'owners.manage'), tenant)) {
    throw new Fault('forbidden', LACKING, 'role');
  }
}

export async function changeMember(tx: Tx, act: Act, change: MemberChange, now: number): Promise<void> {
  const { member, others } = await find(tx, act);
  const role = change.role ?? member.role;
  refuseOwners(act, member.role, role);
  if (act.userId === act.actor.id) {
    throw new Fault('conflict', 'nobody changes their own membership; ask somebody else, or leave');
  }
  const wasDeactivated = member.deactivated_at !== null;
  const deactivated = change.deactivated ?? wasDeactivated;
  if (role !== 'owner' || deactivated) refuseLastOwner(act, member, others);
  await tx
    .updateTable('tenant_members')
    .set({ role, deactivated_at: deactivated ? (member.deactivated_at ?? new Date(now)) : null })
    .where('tenant_id', '=', act.tenant)
    .where('user_id', '=', act.userId)
    .execute();
  if (role !== member.role) await write(tx, act, 'member.role_changed', { role: member.role }, { role });
  if (deactivated !== wasDeactivated) {
    await write(tx, act, deactivated ? 'member.deactivated' : 'member.reactivated', null, null);
  }
}

/** Ends a membership; leaving is removing oneself. */
export async function removeMember(tx: Tx, act: Act): Promise<void> {
  const { member, others } = await find(tx, act);
  refuseOwners(act, member.role);
  refuseLastOwner(act, member, others);
  await tx
    .deleteFrom('tenant_members')
    .where('tenant_id', '=', act.tenant)
    .where('user_id', '=', act.userId)
    .execute();
  await write(tx, act, 'member.removed', { role: member.role }, null);
}

/** Members of other tenants are as absent here as people who never were. */
async function find(tx: Tx, { tenant, userId }: Act): Promise<{ member: MemberRow; others: MemberRow[] }> {
  await holdPlace(tx, tenant);
  const members = await readMembers(tx, tenant);
  const member = members.find((each) => each.user_id === userId);
  if (member === undefined) throw new Fault('not_found', 'no such member of this customer');
  return { member, others: members.filter((each) => each !== member) };
}

const isActiveOwner = ({ role, deactivated_at }: MemberRow): boolean =>
  role === 'owner' && deactivated_at === null;

/** A customer always has somebody who answers for it, unless the provider decides otherwise. */
function refuseLastOwner({ actor, tenant }: Act, member: MemberRow, others: readonly MemberRow[]): void {
  if (!isActiveOwner(member) || others.some(isActiveOwner)) return;
  if (actsAsProvider(actor, tenant, 'owners.manage')) return;
  throw new Fault('conflict', 'this is the last active Owner; appoint another one first');
}

const write = (
  tx: Tx,
  { author, tenant, userId, person }: Act,
  action: string,
  before: object | null,
  after: object | null,
) =>
  audit(tx, author, {
    action,
    tenantId: tenant,
    target: { type: 'user', id: userId, label: person?.email ?? null },
    before,
    after,
  });

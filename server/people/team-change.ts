import type { Static } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { TeamMemberChange } from '../../shared/wire/http/people.ts';
import { assign, assignedTenants, auditAssigned, findGroups, findTenants } from './assignments.ts';
import type { Person } from './directory.ts';
import { holdPlace } from './place.ts';
import { readTeam } from './team.ts';

type Change = Static<typeof TeamMemberChange>;
type Member = Awaited<ReturnType<typeof readTeam>>[number];

/** Changes a member of the team, in one transaction with what the audit log says of it. */
export async function changeTeamMember(
  tx: Tx,
  author: Author,
  person: Person | undefined,
  change: Change,
  now: number,
): Promise<void> {
  await holdPlace(tx, null);
  const member = person && (await readTeam(tx, person.id))[0];
  if (!person || !member) throw new Fault('not_found', 'no such member of the team');
  if (change.deactivated && person.id === author.id) {
    throw new Fault('conflict', 'nobody deactivates themselves; ask another MSSP Admin', 'deactivated');
  }
  await refuseLastAdmin(tx, member, change);
  const before = await assignedTenants(tx, person.id);
  const wanted = {
    ...(change.tenants && { tenants: await findTenants(tx, change.tenants) }),
    ...(change.groups && { groups: await findGroups(tx, change.groups) }),
  };
  await setStanding(tx, member, change, now);
  await assign(tx, person.id, wanted);
  if (change.deactivated) await revokeTokens(tx, person.id, now);
  const [changed] = await readTeam(tx, person.id);
  await auditTeam(tx, author, person, member, changed!);
  await auditAssigned(tx, author, person, before, await assignedTenants(tx, person.id));
}

const isActiveAdmin = (role: string, deactivated: boolean): boolean => role === 'mssp_admin' && !deactivated;

/** Somebody must be left who can let others in. */
async function refuseLastAdmin(tx: Tx, member: Member, change: Change): Promise<void> {
  const wasDeactivated = member.deactivated_at !== null;
  const was = isActiveAdmin(member.role, wasDeactivated);
  if (!was || isActiveAdmin(change.role ?? member.role, change.deactivated ?? wasDeactivated)) return;
  const other = await tx
    .selectFrom('provider_members')
    .select('user_id')
    .where('role', '=', 'mssp_admin')
    .where('deactivated_at', 'is', null)
    .where('user_id', '<>', member.user_id)
    .limit(1)
    .executeTakeFirst();
  if (other === undefined) {
    throw new Fault('conflict', 'this is the last active MSSP Admin; make somebody else one first');
  }
}

async function setStanding(tx: Tx, member: Member, change: Change, now: number): Promise<void> {
  const deactivated = change.deactivated ?? member.deactivated_at !== null;
  await tx
    .updateTable('provider_members')
    .set({
      role: change.role ?? member.role,
      deactivated_at: deactivated ? (member.deactivated_at ?? new Date(now)) : null,
    })
    .where('user_id', '=', member.user_id)
    .execute();
}

export async function revokeTokens(tx: Tx, userId: string, now: number): Promise<void> {
  await tx
    .updateTable('api_tokens')
    .set({ revoked_at: new Date(now) })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The provider's own entries: what changed, and nothing where nothing did. */
async function auditTeam(
  tx: Tx,
  author: Author,
  person: Person,
  before: Member,
  after: Member,
): Promise<void> {
  const target = { type: 'user', id: person.id, label: person.email };
  const write = (action: string, was: object | null, is: object | null) =>
    audit(tx, author, { action, tenantId: null, target, before: was, after: is });
  if (before.role !== after.role) {
    await write('team.role_changed', { role: before.role }, { role: after.role });
  }
  const named = ({ tenants, groups }: Member) => ({
    tenants: tenants.map(({ slug }) => slug),
    groups: groups.map(({ name }) => name),
  });
  if (JSON.stringify(named(before)) !== JSON.stringify(named(after))) {
    await write('team.assigned', named(before), named(after));
  }
  if ((before.deactivated_at === null) !== (after.deactivated_at === null)) {
    await write(after.deactivated_at === null ? 'team.reactivated' : 'team.deactivated', null, null);
  }
}

import { sql } from 'kysely';
import type { ProviderRole, TenantRole } from '../../shared/domain/access/role.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { assign, assignedTenants, auditAssigned } from './assignments.ts';
import { isOpen } from './invitations.ts';
import { readMembers } from './members.ts';
import type { Offer } from './offer.ts';
import { holdPlace } from './place.ts';
import { readTeam } from './team.ts';

export interface Newcomer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Gives a newcomer the standing that an invitation offers, once, in the caller's transaction. */
export async function enter(
  tx: Tx,
  who: Newcomer,
  offer: Offer,
  origin: Pick<Author, 'requestId' | 'address'>,
  now: number,
): Promise<void> {
  const place = offer.tenant_id as TenantId | null;
  const author: Author = { kind: 'user', id: who.id, name: who.name, role: offer.role, ...origin };
  await holdPlace(tx, place);
  await claim(tx, offer, now);
  const before = await assignedTenants(tx, who.id);
  if (place === null) await joinTeam(tx, who, offer);
  else await joinTenant(tx, who, place, offer.role as TenantRole);
  await audit(tx, author, {
    action: 'invitation.accepted',
    tenantId: place,
    target: { type: 'user', id: who.id, label: who.email },
    after: { role: offer.role, invitation: offer.id },
  });
  await auditAssigned(tx, author, who, before, await assignedTenants(tx, who.id));
}

/** Of two who come at once with the same link, one is too late. */
async function claim(tx: Tx, { id }: Offer, now: number): Promise<void> {
  const claimed = await tx
    .updateTable('invitations')
    .set({ accepted_at: new Date(now) })
    .where('id', '=', id)
    .where(isOpen(now))
    .returning('id')
    .executeTakeFirst();
  if (claimed === undefined) throw noSuchInvitation();
}

/** The same for unknown, expired, used and revoked ones. */
export const noSuchInvitation = (): Fault =>
  new Fault('not_found', 'this invitation is unknown, used up, expired or revoked; ask for a new one');

const alreadyIn = (): Fault => new Fault('conflict', 'you are a member there already');

/** A deactivated standing is revived, with what the invitation says. */
async function joinTeam(tx: Tx, who: Newcomer, offer: Offer): Promise<void> {
  const [member] = await readTeam(tx, who.id);
  if (member && member.deactivated_at === null) throw alreadyIn();
  const role = offer.role as ProviderRole;
  await tx
    .insertInto('provider_members')
    .values({ user_id: who.id, role })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ role, deactivated_at: null }))
    .execute();
  // Tenants are never deleted; a group may have been since.
  const groups = await tx
    .selectFrom('tenant_groups')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${offer.groups}::uuid[])`)
    .execute();
  const tenants = offer.tenants.map((id) => ({ id: id as TenantId, slug: '' }));
  await assign(tx, who.id, { tenants, groups });
}

async function joinTenant(tx: Tx, who: Newcomer, tenant: TenantId, role: TenantRole): Promise<void> {
  const members = await readMembers(tx, tenant);
  if (members.some((each) => each.user_id === who.id && each.deactivated_at === null)) throw alreadyIn();
  await tx
    .insertInto('tenant_members')
    .values({ tenant_id: tenant, user_id: who.id, role })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'user_id']).doUpdateSet({ role, deactivated_at: null }),
    )
    .execute();
}

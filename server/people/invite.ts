import type { Role } from '../../shared/domain/access/role.ts';
import { type Clock, DAY_MS } from '../../shared/domain/clock.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { type InvitationRow, invitationFields, isIn, isOpen } from './invitations.ts';
import { holdPlace, type Place } from './place.ts';
import { newToken, tokenHash } from './token.ts';

/** Long enough for a holiday weekend, short enough that a forgotten link is no door. */
const VALID_MS = 7 * DAY_MS;

export interface Wanted {
  readonly place: Place;
  readonly email: string;
  readonly role: Role;
  /** What an MSSP Analyst is assigned on acceptance. */
  readonly tenants?: readonly { readonly id: TenantId; readonly slug: string }[];
  readonly groups?: readonly { readonly id: string; readonly name: string }[];
}

/** An invitation and its token, which is kept nowhere. `deliver` (delivery.ts) makes a link and a letter of it. */
export interface NewInvitation {
  readonly row: InvitationRow;
  readonly token: string;
}

/**
 * Invites an address, in the caller's transaction, with its audit entry; an open invitation of the same address to the
 * same place ends. Works under the scope of the tenant, or over all tenants for the team.
 */
export async function invite(tx: Tx, clock: Clock, author: Author, wanted: Wanted): Promise<NewInvitation> {
  const { place, role, tenants = [], groups = [] } = wanted;
  const email = wanted.email.toLowerCase();
  const now = clock();
  const token = newToken();
  await holdPlace(tx, place);
  const ended = await tx
    .updateTable('invitations')
    .set({ revoked_at: new Date(now) })
    .where('email', '=', email)
    .where(isIn(place))
    .where(isOpen(now))
    .returning('id')
    .execute();
  const row = await tx
    .insertInto('invitations')
    .values({
      tenant_id: place,
      email,
      role,
      tenants: tenants.map(({ id }) => id),
      groups: groups.map(({ id }) => id),
      hash: tokenHash(token),
      invited_by: author.name,
      created_at: new Date(now),
      expires_at: new Date(now + VALID_MS),
    })
    .returning(invitationFields)
    .executeTakeFirstOrThrow();
  await audit(tx, author, {
    action: 'invitation.created',
    tenantId: place,
    target: { type: 'invitation', id: row.id, label: email },
    ...(ended.length > 0 && { before: { replaced: ended.map(({ id }) => id) } }),
    after: {
      role,
      ...(tenants.length > 0 && { tenants: tenants.map(({ slug }) => slug) }),
      ...(groups.length > 0 && { groups: groups.map(({ name }) => name) }),
    },
  });
  return { row, token };
}

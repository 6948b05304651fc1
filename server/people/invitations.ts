import { sql } from 'kysely';
import type { Role } from '../../shared/domain/access/role.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Invitation } from '../../shared/wire/http/people.ts';
import type { Place } from './place.ts';

export const invitationFields = ['id', 'email', 'role', 'invited_by', 'created_at', 'expires_at'] as const;

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly invited_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
}

/** Neither accepted nor revoked nor expired. */
export const isOpen = (now: number) =>
  sql<boolean>`accepted_at is null and revoked_at is null and expires_at > ${new Date(now)}`;

export const isIn = (place: Place) => sql<boolean>`tenant_id is not distinct from ${place}::uuid`;

export const presentInvitation = (row: InvitationRow): Invitation => ({
  ...row,
  role: row.role as Role,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
});

/** The open invitations to a place, newest first. */
export async function listInvitations(tx: Tx, place: Place, now: number): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom('invitations')
    .select(invitationFields)
    .where(isIn(place))
    .where(isOpen(now))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(presentInvitation);
}

/** An open invitation to a place; one of another place is as absent as one that never was. */
export async function findInvitation(tx: Tx, place: Place, id: string, now: number): Promise<InvitationRow> {
  const row = isUuid(id)
    ? await tx
        .selectFrom('invitations')
        .select(invitationFields)
        .where('id', '=', id)
        .where(isIn(place))
        .where(isOpen(now))
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new Fault('not_found', 'no such open invitation here');
  return row;
}

export async function revokeInvitation(
  tx: Tx,
  author: Author,
  place: Place,
  row: InvitationRow,
  now: number,
): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', row.id)
    .where(isIn(place))
    .execute();
  await audit(tx, author, {
    action: 'invitation.revoked',
    tenantId: place,
    target: { type: 'invitation', id: row.id, label: row.email },
    before: { role: row.role },
  });
}

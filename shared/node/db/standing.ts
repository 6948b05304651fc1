import { sql } from 'kysely';
import type { Tx } from './tenancy.ts';

/**
 * Whether someone belongs to the team or to any tenant at all, or is invited to: who accepts signs in first. A
 * tenant's state takes nothing away here: members of a suspended tenant sign in and see that there is nothing for them.
 */
export async function hasStanding(
  tx: Tx,
  { id: userId, email }: { readonly id: string; readonly email: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select exists (select from provider_members where user_id = ${userId} and deactivated_at is null)
      or exists (select from tenant_members where user_id = ${userId} and deactivated_at is null)
      or exists (select from invitations where email = ${email}
        and accepted_at is null and revoked_at is null and expires_at > now()) as stands`.execute(tx);
  return rows[0]!.stands;
}

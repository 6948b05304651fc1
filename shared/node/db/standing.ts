import { sql } from 'kysely';
import type { Tx } from './tenancy.ts';

/**
 * Whether someone belongs to the team or to any tenant at all. A tenant's state takes nothing away here: members of
 * a suspended tenant sign in and see that there is nothing for them.
 */
export async function hasStanding(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select exists (select from provider_members where user_id = ${userId} and deactivated_at is null)
      or exists (select from tenant_members where user_id = ${userId} and deactivated_at is null) as stands`.execute(
    tx,
  );
  return rows[0]!.stands;
}

import { audit, MACHINERY } from '../../shared/node/db/audit.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Identity } from './auth.ts';
import { createAccount } from './new-account.ts';

export interface NewAdmin {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const hasAdmin = (tenancy: Tenancy): Promise<boolean> =>
  tenancy.asSystem('look for an admin', async (tx) => {
    const row = await tx
      .selectFrom('provider_members')
      .select('user_id')
      .where('role', '=', 'mssp_admin')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  });

/** Creates an account with a password and makes it an MSSP Admin. An account of that address keeps its password. */
export async function createAdmin(identity: Identity, tenancy: Tenancy, admin: NewAdmin): Promise<void> {
  const { internalAdapter } = await identity.auth.$context;
  const email = admin.email.toLowerCase();
  const userId =
    (await createAccount(identity, { ...admin, emailVerified: true })) ??
    (await internalAdapter.findUserByEmail(email))!.user.id;
  await tenancy.asSystem('make an admin', async (tx) => {
    const made = await tx
      .insertInto('provider_members')
      .values({ user_id: userId, role: 'mssp_admin' })
      .onConflict((conflict) => conflict.column('user_id').doNothing())
      .returning('user_id')
      .executeTakeFirst();
    // Another process may have been first.
    if (made === undefined) return;
    await audit(tx, MACHINERY, {
      action: 'team.first_admin',
      tenantId: null,
      target: { type: 'user', id: userId, label: email },
      after: { role: 'mssp_admin' },
    });
  });
}

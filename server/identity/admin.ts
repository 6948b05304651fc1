import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Identity } from './auth.ts';

export interface NewAdmin {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Tells better-auth how the account came about. */
const PROVISIONED = { method: 'email-password' } as const;

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
  const { internalAdapter, password } = await identity.auth.$context;
  const email = admin.email.toLowerCase();
  const known = await internalAdapter.findUserByEmail(email);
  const user =
    known?.user ??
    (await internalAdapter.createUser({ name: admin.name, email, emailVerified: true }, PROVISIONED));
  if (!known) {
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await password.hash(admin.password),
    });
  }
  await tenancy.asSystem('make an admin', (tx) =>
    tx
      .insertInto('provider_members')
      .values({ user_id: user.id, role: 'mssp_admin' })
      .onConflict((conflict) => conflict.column('user_id').doNothing())
      .execute(),
  );
}

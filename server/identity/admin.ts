import type { Author } from '../../shared/node/db/audit.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Act } from './act.ts';
import type { Identity } from './auth.ts';
import { accountOf } from './author.ts';

export interface NewAdmin {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Tells better-auth how the account came about. */
const PROVISIONED = { method: 'email-password' } as const;

export async function findAdmin(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('provider_members')
    .select('user_id')
    .where('role', '=', 'mssp_admin')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export const hasAdmin = (tenancy: Tenancy): Promise<boolean> =>
  tenancy.asSystem('look for an admin', findAdmin);

/** Creates an account with a password and makes it an MSSP Admin. An account of that address keeps its password. */
export const createAdmin = (identity: Identity, admin: NewAdmin, author: Author): Promise<void> =>
  identity.acts.run((act) => addAdmin(act, identity, admin, author));

/** The same as a part of something larger. */
export async function addAdmin(act: Act, identity: Identity, admin: NewAdmin, author: Author): Promise<void> {
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
  await act.asSystem((tx) =>
    tx
      .insertInto('provider_members')
      .values({ user_id: user.id, role: 'mssp_admin' })
      .onConflict((conflict) => conflict.column('user_id').doNothing())
      .execute(),
  );
  const after = { role: 'mssp_admin' };
  act.note(author, { action: 'admin.created', tenantId: null, target: accountOf(user), after });
}

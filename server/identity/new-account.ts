import { isUniqueViolation } from '../../shared/node/db/violation.ts';
import type { Identity } from './auth.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Whether it is known that mail to the address reaches them. */
  readonly emailVerified: boolean;
}

/** Tells better-auth how the account came about. */
const PROVISIONED = { method: 'email-password' } as const;

/** Creates an account that signs in with a password, and answers its id; null when the address has one already. */
export async function createAccount(
  { auth }: Identity,
  { name, email, password: plain, emailVerified }: NewAccount,
): Promise<string | null> {
  const { internalAdapter, password } = await auth.$context;
  const hash = await password.hash(plain);
  let userId: string;
  try {
    const user = await internalAdapter.createUser(
      { name, email: email.toLowerCase(), emailVerified },
      PROVISIONED,
    );
    userId = user.id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
  await internalAdapter.linkAccount({
    userId,
    providerId: 'credential',
    accountId: userId,
    password: hash,
  });
  return userId;
}

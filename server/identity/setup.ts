import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/domain/clock.ts';
import { DAY_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { Author } from '../../shared/node/db/audit.ts';
import { addAdmin, findAdmin, type NewAdmin } from './admin.ts';
import type { Identity } from './auth.ts';

/** How the one set-up link is filed among better-auth's verifications. */
const IDENTIFIER = 'watchfloor-setup';
/** Long enough to be found in yesterday's log; a restart prints a new one anyway. */
const VALID_MS = DAY_MS;
/** 256 bits: not to be guessed. */
const TOKEN_BYTES = 32;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes the one-time token that lets its bearer create the first admin; earlier ones stop working. */
export async function makeSetupToken(identity: Identity, clock: Clock): Promise<string> {
  const { internalAdapter } = await identity.auth.$context;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await internalAdapter.deleteVerificationByIdentifier(IDENTIFIER);
  await internalAdapter.createVerificationValue({
    identifier: IDENTIFIER,
    value: hashOf(token),
    expiresAt: new Date(clock() + VALID_MS),
  });
  return token;
}

/** Creates the first admin for the bearer of the token, once. */
export async function redeemSetupToken(
  identity: Identity,
  clock: Clock,
  { token, ...admin }: NewAdmin & { readonly token: string },
  author: Author,
): Promise<void> {
  const { internalAdapter } = await identity.auth.$context;
  await identity.acts.run(async (act) => {
    // Taken before it is looked at: of two at once, one finds it gone. A refusal puts it back.
    const held = await internalAdapter.consumeVerificationValue(IDENTIFIER);
    const valid = held?.value === hashOf(token) && held.expiresAt.getTime() > clock();
    if (!valid || (await act.asSystem(findAdmin))) {
      throw new Fault(
        'forbidden',
        'this set-up link is used up or expired; restart Watchfloor to print a new one',
      );
    }
    await addAdmin(act, identity, admin, author);
  });
}

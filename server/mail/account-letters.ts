import type { ServerDeps } from '../deps.ts';
import type { Letter } from './letter.ts';

type Deps = Pick<ServerDeps, 'post' | 'log' | 'config'>;

/** Nobody waits for a letter: who asked must not learn from the time it takes whether one is sent. */
function sendOff({ post, log }: Deps, letter: Letter): void {
  post
    .send(letter)
    .catch((error: unknown) => log.error({ err: error, subject: letter.subject }, 'letter not sent'));
}

/** `publicUrl`: where links start; never the host of a request, which whoever asks chooses. */
export function sendResetLink(deps: Deps, publicUrl: string, to: string, token: string): void {
  const text = `Somebody, probably you, asked for a new password for Watchfloor.

To set it, open this link within an hour. It works once:
${publicUrl}/reset?token=${encodeURIComponent(token)}

If it was not you, do nothing: your password stays as it is.`;
  sendOff(deps, { to, subject: 'Set a new password for Watchfloor', text });
}

/** So that whoever did not do it learns of it. Without mail nothing is sent. */
export function tellOfNewPassword(deps: Deps, { email }: { readonly email: string }): void {
  if (!deps.post.enabled) return;
  const ways = deps.config.publicUrl === undefined ? '' : `\n${deps.config.publicUrl}/forgot`;
  const text = `Your password for Watchfloor was changed just now, and you were signed out everywhere else.

If it was not you, tell your administrator at once, and set a new password:${ways}`;
  sendOff(deps, { to: email, subject: 'Your password for Watchfloor was changed', text });
}

/** What happened to somebody's second factor, as their letter says it. */
const FACTOR_NEWS = {
  'two_factor.enabled': 'Two-factor sign-in was turned on for your account.',
  'two_factor.disabled': 'Two-factor sign-in was turned off for your account.',
  'two_factor.recovery_codes_replaced': 'Your recovery codes were replaced; the old ones no longer work.',
  'two_factor.recovery_code_used': 'One of your recovery codes was used to sign in; it no longer works.',
} as const;

export function tellOfFactor(
  deps: Deps,
  { email }: { readonly email: string },
  what: keyof typeof FACTOR_NEWS,
): void {
  if (!deps.post.enabled) return;
  const text = `${FACTOR_NEWS[what]}

If it was not you, tell your administrator at once, and set a new password.`;
  sendOff(deps, { to: email, subject: 'The sign-in of your Watchfloor account changed', text });
}

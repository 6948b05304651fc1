import { ApiError, renewing } from './api.ts';
import { refusalWords } from './identity-words.ts';

/** A refusal of the identity service. `message` is fit to be shown. */
export class IdentityError extends ApiError {
  readonly code: string | undefined;
  constructor(status: number, code: string | undefined, message: string, field?: string) {
    super(status, message, field);
    this.code = code;
  }
}

/** Says at which field of a form some codes belong. */
export const faultAt =
  (fields: Readonly<Record<string, string>>) =>
  (error: unknown): never => {
    if (!(error instanceof IdentityError) || error.code === undefined) throw error;
    throw new IdentityError(error.status, error.code, error.message, fields[error.code] ?? error.field);
  };

/** Refusals of a new password, at its field `password`. */
export const newPasswordFaults = {
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_LONG: 'password',
  PASSWORD_TOO_WEAK: 'password',
} as const;

const OFFLINE = 'The server cannot be reached. Check the network, then try again.';

/** Seconds to wait, from whichever of the two headers names them. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? headers.get('x-retry-after');
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}

async function refusal(response: Response): Promise<IdentityError> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: string;
    message?: string;
    detail?: string;
    field?: string;
  };
  const { status, headers } = response;
  const message = body.detail ?? body.message;
  const said = refusalWords({ status, code: body.code, message, retryAfterS: retryAfter(headers) });
  return new IdentityError(status, body.code, said, body.field);
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/api/auth/${path}`, { credentials: 'same-origin', ...init }).catch(() => {
    throw new IdentityError(0, undefined, OFFLINE);
  });
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as T;
}

const send = <T = unknown>(path: string, body: object): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Whether the password was enough, or a code is asked for as well. */
export async function signInByPassword(email: string, password: string): Promise<'in' | 'code'> {
  const answer = await send<{ twoFactorRedirect?: boolean }>('sign-in/email', { email, password });
  return answer.twoFactorRedirect ? 'code' : 'in';
}

export const signInByCode = (code: string) => send('two-factor/verify-totp', { code });
export const signInByRecoveryCode = (code: string) => send('two-factor/verify-backup-code', { code });

/** Where the provider of single sign-on asks its users in; it leads back to `back`, or to `failed`. */
export const startSingleSignOn = async (back: string, failed: string): Promise<string> =>
  (
    await send<{ url: string }>('sign-in/oauth2', {
      providerId: 'sso',
      callbackURL: back,
      errorCallbackURL: failed,
    })
  ).url;

export const askForReset = (email: string) => send('request-password-reset', { email, redirectTo: '/reset' });
export const resetPassword = (token: string, newPassword: string) =>
  send('reset-password', { token, newPassword });

/** Ends every other session: whoever knew the old password is out. */
export const changePassword = (currentPassword: string, newPassword: string) =>
  renewing(send('change-password', { currentPassword, newPassword, revokeOtherSessions: true }));

export const rename = (name: string) => send('update-user', { name });

export interface Profile {
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
}

/** Who is signed in, or nobody. */
export async function readProfile(): Promise<Profile | null> {
  const session = await ask<{
    user: { name: string; email: string; twoFactorEnabled?: boolean | null };
  } | null>('get-session?disableCookieCache=true', {});
  if (session === null) return null;
  const { name, email, twoFactorEnabled } = session.user;
  return { name, email, twoFactor: twoFactorEnabled === true };
}

export interface Enrolment {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}
/** Begins two-factor sign-in; it is on once a code was verified. */
export const enrol = (password: string) => send<Enrolment>('two-factor/enable', { password });
export const confirmEnrolment = (code: string) => renewing(send('two-factor/verify-totp', { code }));
export const disableTwoFactor = (password: string) => renewing(send('two-factor/disable', { password }));
export const newRecoveryCodes = async (password: string): Promise<readonly string[]> =>
  (await send<{ backupCodes: string[] }>('two-factor/generate-backup-codes', { password })).backupCodes;

import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from './password-rules.ts';

const SECONDS_A_MINUTE = 60;

/** When to try again, in the unit a person would use. */
export function inWords(seconds: number): string {
  if (seconds < 2 * SECONDS_A_MINUTE) return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `in ${Math.ceil(seconds / SECONDS_A_MINUTE)} minutes`;
}

const wait = (retryAfterS: number | undefined): string =>
  retryAfterS === undefined ? 'Wait a minute, then try again.' : `Try again ${inWords(retryAfterS)}.`;

/** Codes come from outside: only a table's own entries are words. */
const wordsFor = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** What the identity service's codes mean to the person in front of the screen. */
const words: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'E-mail or password is not right. Check both.',
  INVALID_EMAIL: 'This is not an e-mail address.',
  INVALID_PASSWORD: 'This is not your password.',
  PASSWORD_TOO_SHORT: `Use ${MIN_PASSWORD_CHARS} characters or more.`,
  PASSWORD_TOO_LONG: `Use ${MAX_PASSWORD_CHARS} characters or fewer.`,
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'This account has no password: it signs in by single sign-on.',
  INVALID_TOKEN: 'This link is used up or expired. Ask for a new one.',
  TOKEN_EXPIRED: 'This link is used up or expired. Ask for a new one.',
  INVALID_CODE: 'This code is not right. Enter the one your app shows now.',
  INVALID_BACKUP_CODE: 'This recovery code is not right, or was used before. Each works once.',
  INVALID_TWO_FACTOR_COOKIE: 'The time for the second step is over. Start again with your password.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Start again with your password.',
  NO_ACCESS:
    'This account has no access any more. Ask an MSSP Admin, or your organisation’s owner, to invite you.',
  TOTP_ALREADY_ENABLED: 'Two-factor sign-in is on already. Reload this page.',
};

/** Codes after which the second step of signing in cannot go on. */
export const startsAgain = (code: string | undefined): boolean =>
  code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE';

interface Refusal {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly retryAfterS?: number | undefined;
}

const TOO_MANY = 429;
const LOCKED = 'ACCOUNT_TEMPORARILY_LOCKED';

/** A refusal of the identity service as a sentence that says what to do. */
export function refusalWords({ status, code, message, retryAfterS }: Refusal): string {
  if (code === LOCKED) return `This account is locked after many failed attempts. ${wait(retryAfterS)}`;
  const known = code === undefined ? undefined : wordsFor(words, code);
  if (known !== undefined) return known;
  if (status === TOO_MANY) return `Too many attempts. ${wait(retryAfterS)}`;
  if (message) return message;
  return `The server answered ${status}. Try again; if it stays so, ask whoever runs Watchfloor.`;
}

const ssoWords: Record<string, string> = {
  access_denied: 'Single sign-on was refused or cancelled. Try again, or use your password.',
  state_mismatch: 'Single sign-on took too long or was started elsewhere. Start it again.',
  please_restart_the_process: 'Single sign-on took too long or was started elsewhere. Start it again.',
  signup_disabled:
    'There is no account for this address here. Ask an MSSP Admin, or your organisation’s owner, to invite you.',
  account_not_linked:
    'This address has an account that single sign-on may not open. Sign in with your password.',
  email_not_found: 'The sign-in service gave no e-mail address. Ask whoever runs it.',
  email_is_missing: 'The sign-in service gave no e-mail address. Ask whoever runs it.',
  no_access: 'This account has no access. Ask an MSSP Admin, or your organisation’s owner.',
};

/** What came back from single sign-on in `?error=`. A code is repeated only if it is spelled like one. */
export function returnedError(code: unknown): string {
  if (typeof code !== 'string' || code === '') return '';
  const known = wordsFor(ssoWords, code.toLowerCase());
  if (known !== undefined) return known;
  const named = /^[a-z0-9_]{1,64}$/i.test(code) ? ` (${code})` : '';
  return `Single sign-on did not work${named}. Try again; if it stays so, ask whoever runs Watchfloor.`;
}

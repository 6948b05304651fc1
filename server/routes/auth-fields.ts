import { Type } from 'typebox';

/** Postgres takes no NUL, and nobody's address or password has one. */
const WITHOUT_NUL = '^[^\\u0000]*$';

const text = (maxLength: number) => Type.String({ maxLength, pattern: WITHOUT_NUL });

/** Longer ones are refused by the same words as wrong ones of proper length. */
export const EmailField = text(254);
export const PasswordField = text(1_024);
export const CodeField = text(32);
export const NewPasswordField = text(1_024);
/** better-auth's are 24 characters. */
export const LinkTokenField = text(128);

/** What better-auth answers is its own. */
export const HIDDEN = { hide: true } as const;

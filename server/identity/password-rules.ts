import { isCommon } from './common-passwords.ts';

export const MIN_PASSWORD_CHARS = 8;
/** scrypt reads the whole password: longer ones would be a way to keep the processor busy. */
export const MAX_PASSWORD_CHARS = 128;
/** A shorter name is in too many good passwords by chance. */
const MIN_NAME_CHARS = 4;

/** The codes better-auth would give, so that its callers need to know one set. */
export const weaknessCode = (password: string): string => {
  if (password.length < MIN_PASSWORD_CHARS) return 'PASSWORD_TOO_SHORT';
  return password.length > MAX_PASSWORD_CHARS ? 'PASSWORD_TOO_LONG' : 'PASSWORD_TOO_WEAK';
};

interface Owner {
  readonly name: string;
  readonly email: string;
}

/** Why nobody should have this password, in words for the person who chose it; null when there is no reason. */
export function weaknessOf(password: string, { name, email }: Owner): string | null {
  if (password.length < MIN_PASSWORD_CHARS) return `use ${MIN_PASSWORD_CHARS} characters or more`;
  if (password.length > MAX_PASSWORD_CHARS) return `use ${MAX_PASSWORD_CHARS} characters or fewer`;
  const plain = password.toLowerCase();
  if (isCommon(plain)) {
    return 'this is one of the first passwords anyone would try; choose another';
  }
  const own = [email.toLowerCase(), email.toLowerCase().split('@')[0]!, name.toLowerCase()];
  if (
    own.some((each) => each.length >= MIN_NAME_CHARS && (each === plain || coreOf(each) === coreOf(plain)))
  ) {
    return 'this is your own name or address; choose another';
  }
  return null;
}

/** With a digit or two around it, a name still is what everybody knows. What is all digits is its own core. */
const coreOf = (text: string): string => text.replace(/^[\W\d_]+|[\W\d_]+$/g, '') || text;

import { createRequire } from 'node:module';

/** More than forty thousand of eight or more characters, in lower case: those of zxcvbn's list of leaked ones. */
const popular = new Set(createRequire(import.meta.url)('popular-passwords') as readonly string[]);

/** What service desks hand out and nobody changes. */
const SEASON = /^(spring|summer|autumn|fall|winter|password|welcome|changeme|watchfloor)\W?(19|20)?\d\d\W?$/;
const ONE_CHARACTER = /^(.)\1*$/;
/** What is on every screen of ours. */
const OURS = 'watchfloor';

/** Whether someone who guesses would try it early. */
export function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  return popular.has(plain) || plain === OURS || SEASON.test(plain) || ONE_CHARACTER.test(plain);
}

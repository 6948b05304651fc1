import { paragraphs } from '../reading/prose.ts';

/*
 * Leaked passwords and card numbers stand in what these vendors write. The record itself is kept for those who may
 * read it; titles and descriptions go to walls, mails and reports, and so never hold one.
 */

const HIDDEN = '(hidden)';

/** `Password: hunter2`, `pwd=hunter2`, in whatever quotes. */
const LABELLED =
  /\b(pass(?:word|wd|phrase|code)?s?|pwd|cvv2?|pin|secret|clear ?text)(["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"',;|]{1,256}/gi;
/** `name@example.org:hunter2`, and the same behind the address of a log-in page. */
const PAIR = /([^\s:;,|@]{1,64}@[^\s:;,|@/]{1,253})([:;|])[^\s:;|]{1,256}/g;
const TRIPLE =
  /(https?:\/\/[^\s:|]{1,512}(?::\d{2,5}[^\s:|]{0,512})?[:|][^\s:|/]{1,128}[:|])[^\s:|]{1,256}/gi;
const CARD = /\b(?:\d[ -]?){9,15}(\d{4})\b/g;
/** Shorter runs of digits are case numbers and times. */
const MIN_CARD_DIGITS = 13;

/** Check digit of card numbers (ISO/IEC 7812-1); other long numbers are left alone. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < MIN_CARD_DIGITS) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Patterns are tried only on texts that have what they begin with: most have none, and looking is cheap. */
export function withoutSecrets(text: string): string {
  let shown = text.replace(LABELLED, `$1$2${HIDDEN}`);
  if (shown.includes('://')) shown = shown.replace(TRIPLE, `$1${HIDDEN}`);
  if (shown.includes('@')) shown = shown.replace(PAIR, `$1$2${HIDDEN}`);
  return shown.replace(CARD, (number, last: string) => (isCard(number) ? `card ending ${last}` : number));
}

/** Shorter secrets would be cut out of the middle of words. */
const MIN_SECRET = 4;

/** Several texts as one, without secrets: those that patterns give away, and those that the record names as such. */
export function told(
  limit: number,
  secrets: readonly unknown[],
  ...texts: readonly unknown[]
): string | undefined {
  const text = paragraphs(limit, ...texts);
  if (text === undefined) return undefined;
  let shown = text;
  for (const secret of secrets) {
    if (typeof secret === 'string' && secret.length >= MIN_SECRET) shown = shown.replaceAll(secret, HIDDEN);
  }
  return withoutSecrets(shown).slice(0, limit);
}

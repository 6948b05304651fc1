import { keep, MAX_KEY } from '../reading/facts/facts.ts';

const EQUALS = '=';
/** Letters, digits and `_ . - [ ]`: what products use in keys. */
const isKeyCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 46 ||
  code === 45 ||
  code === 91 ||
  code === 93;

const isBlankCode = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Where the key before the `=` at `equals` begins, or -1 where none stands alone before it. */
function keyStart(text: string, equals: number): number {
  let start = equals;
  while (start > 0 && equals - start < MAX_KEY && isKeyCode(text.charCodeAt(start - 1))) start--;
  const isAlone = start === 0 || isBlankCode(text.charCodeAt(start - 1));
  return start < equals && isAlone ? start : -1;
}

/** No value that matters is longer, and unescaping costs. */
const MAX_VALUE = 65_536;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
/** A path whose backslashes the product forgot to double: there `\n` is the start of a folder's name. */
const BARE_PATH = /^[A-Za-z]:\\[^\\]/;

function unescaped(value: string): string {
  const text = value.slice(0, MAX_VALUE).trim();
  if (!text.includes('\\')) return text;
  if (BARE_PATH.test(text)) return text.replaceAll('\\=', EQUALS);
  return text.replace(/\\([\\=|nrt])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}

/**
 * `key=value` pairs with blanks between them and within values: a value ends where the next word before an unescaped
 * `=` begins. An `=` that has no word of its own before it, as in a URL, is part of the value.
 */
export function pairsOf(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  let key = '';
  let from = 0;
  for (let at = text.indexOf(EQUALS); at !== -1; at = text.indexOf(EQUALS, at + 1)) {
    const start = keyStart(text, at);
    if (start === -1) continue;
    if (key !== '') keep(pairs, key, unescaped(text.slice(from, start)));
    key = text.slice(start, at);
    from = at + 1;
  }
  if (key !== '') keep(pairs, key, unescaped(text.slice(from)));
  return pairs;
}

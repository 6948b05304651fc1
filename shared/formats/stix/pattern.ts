import { type Found, indicate } from '../reading/found.ts';
import { remembering } from '../reading/remember.ts';

/*
 * Indicators in a STIX pattern (STIX 2.1, chapter 9): the values that objects are compared with for equality. What a
 * pattern excludes, or matches by wildcard or regular expression, is no value.
 */

/** Object path → indicator type. Hashes are told by their length. */
const PATHS: readonly (readonly [path: RegExp, type: string])[] = [
  [
    /^(?:ipv[46]-addr:value|network-traffic:(?:src|dst)_ref\.value|domain-name:resolves_to_refs\[\*\]\.value)$/,
    'ip',
  ],
  [/^(?:domain-name|hostname):value$/, 'domain'],
  [/^url:value$/, 'url'],
  [/^(?:email-addr:value|email-message:(?:from|sender|to|cc)_refs?(?:\[[\d*]\])?\.value)$/, 'email'],
  [/^(?:file|artifact|x509-certificate|process)(?::|:[a-z_.[\]*\d]{1,60}\.)hashes\./, 'hash'],
  [
    /^(?:file|email-message:body_multipart\[[\d*]\]\.body_raw_ref|process:(?:image|binary)_ref)[:.]name$/,
    'filename',
  ],
  [/^vulnerability:name$/, 'cve'],
  [/^cryptocurrency-wallet:value$/, 'wallet'],
];

const typeOf = remembering((path) => PATHS.find(([shape]) => shape.test(path))?.[1], {
  maxTexts: 500,
  maxLength: 80,
});

/** Longer patterns exist that list thousands of values; a report holds two hundred. */
const MAX_PATTERN = 64_000;
/** One comparison: object path, perhaps NOT, an operator of equality, a text or a list of texts. */
const COMPARISON =
  /([a-z0-9-]{2,64}:[^\s=!<>()]{1,200})\s{0,8}(NOT\s{1,8})?(=|IN\b|ISSUBSET\b)\s{0,8}('(?:[^'\\]|\\.){0,2048}'|\([^)]{0,32000}\))/g;
const TEXT = /'(?:[^'\\]|\\.){0,2048}'/g;

/** What stands between the quotes of a text. */
const plain = (quoted: string): string => {
  const text = quoted.slice(1, -1);
  return text.includes('\\') ? text.replace(/\\(['\\])/g, '$1') : text;
};

/** Every value of a pattern that its objects must equal. */
export function readPattern(found: Found, pattern: unknown): void {
  if (typeof pattern !== 'string') return;
  const text = pattern.slice(0, MAX_PATTERN);
  COMPARISON.lastIndex = 0;
  for (let parts = COMPARISON.exec(text); parts !== null; parts = COMPARISON.exec(text)) {
    const type = parts[2] === undefined ? typeOf(parts[1]!) : undefined;
    if (type === undefined) continue;
    for (const quoted of parts[4]!.match(TEXT) ?? []) indicate(found, type, plain(quoted));
  }
}

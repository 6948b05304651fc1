import { type Found, indicate } from '../reading/found.ts';

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

const typeOf = (path: string): string | undefined => PATHS.find(([shape]) => shape.test(path))?.[1];

/** Longer patterns exist that list thousands of values; a report holds two hundred. */
const MAX_PATTERN = 64_000;
/** One comparison: object path, perhaps NOT, an operator of equality, a text or a list of texts. */
const COMPARISON =
  /([a-z0-9-]{2,64}:[^\s=!<>()]{1,200})\s{0,8}(NOT\s{1,8})?(=|IN\b|ISSUBSET\b)\s{0,8}('(?:[^'\\]|\\.){0,2048}'|\([^)]{0,32000}\))/g;
const TEXT = /'((?:[^'\\]|\\.){0,2048})'/g;

/** Every value of a pattern that its objects must equal. */
export function readPattern(found: Found, pattern: unknown): void {
  if (typeof pattern !== 'string') return;
  for (const [, path = '', isNot, , operand = ''] of pattern.slice(0, MAX_PATTERN).matchAll(COMPARISON)) {
    const type = isNot === undefined ? typeOf(path) : undefined;
    if (type === undefined) continue;
    for (const [, text = ''] of operand.matchAll(TEXT))
      indicate(found, type, text.replace(/\\(['\\])/g, '$1'));
  }
}

import { address } from '../../domain/address.ts';
import { affect, type Found, indicate } from '../reading/found.ts';

const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const CVE = /^CVE-\d{4}-\d{4,19}$/i;

/** The type of a value that its source calls only "value", by its looks; undefined for words and phrases. */
export function typeByLooks(text: string): string | undefined {
  if (/^h(?:tt|xx)ps?(?:\[?:\]?)\/\//i.test(text)) return 'url';
  if (CVE.test(text)) return 'cve';
  if (HASH.test(text)) return 'hash';
  const bare = text.replace(/\[\.\]/g, '.').replace(/:\d{1,5}$/, '');
  if (address(bare) !== null || address(text) !== null) return 'ip';
  if (/^[^\s@]{1,64}(?:@|\[@\])[^\s@]+\.[^\s@]+$/.test(text)) return 'email';
  return /^[^\s@/]{1,253}\.[a-z0-9-]{2,63}$/i.test(bare) ? 'domain' : undefined;
}

/** Longer values are contents, not names. */
const MAX_VALUE = 2_048;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value.slice(0, 200) : [value]).filter((item) => typeof item === 'string');

/** Whatever a field for threats holds, if it looks like an indicator; several may be in one text, by commas. */
export function suspect(found: Found, ...values: readonly unknown[]): void {
  for (const text of values.flatMap(texts)) {
    if (text.length > MAX_VALUE) continue;
    const parts = text.includes('://') ? [text] : text.split(/[,;\s]+/, 50);
    for (const part of parts) {
      const type = typeByLooks(part.trim());
      if (type !== undefined) indicate(found, type, part.trim().replace(/(?<=\d):\d{1,5}$/, ''));
    }
  }
}

/** Names of the customer's own: domains, brands, addresses, accounts; several may be in one text, by commas. */
export function owned(found: Found, ...values: readonly unknown[]): void {
  for (const text of values.flatMap(texts)) {
    if (text.length > MAX_VALUE) continue;
    for (const part of text.split(/\s*[,;\n]\s*/, 50)) affect(found, part);
  }
}

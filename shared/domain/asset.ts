import { address } from './address.ts';
import { canonical } from './indicator.ts';
import { network } from './network.ts';

/** What a tenant watches for: its domains, its names, words that concern it, its addresses. */
export const assetKinds = ['domain', 'brand', 'keyword', 'range'] as const;
export type AssetKind = (typeof assetKinds)[number];

export interface NamedAsset {
  readonly kind: AssetKind;
  /** The one spelling: a domain in IDNA form, a range as a network, a brand or keyword as it was written. */
  readonly value: string;
  /** What is the same to us: two assets of a kind with one key are one. */
  readonly key: string;
}

/** Why a value is none of its kind, and what to write instead. */
export interface AssetRefusal {
  readonly reason: string;
}

export const assetLimits = { value: 253, label: 120, perTenant: 10_000 } as const;
/** A single character is in every text. */
const MIN_WORD_CHARS = 2;

/** The one spelling of an asset, or why the text is none. */
export function namedAsset(kind: AssetKind, text: string): NamedAsset | AssetRefusal {
  const trimmed = text.trim();
  if (trimmed === '') return { reason: 'is empty' };
  if (trimmed.length > assetLimits.value) return { reason: `is longer than ${assetLimits.value} characters` };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f\p{Cs}]/u.test(trimmed)) return { reason: 'holds a control character' };
  switch (kind) {
    case 'domain':
      return namedDomain(trimmed);
    case 'range':
      return namedRange(trimmed);
    case 'brand':
    case 'keyword':
      return namedWords(kind, trimmed);
  }
}

function namedDomain(text: string): NamedAsset | AssetRefusal {
  const found = canonical('domain', text);
  if (found?.type === 'domain') return { kind: 'domain', value: found.value, key: found.value };
  if (found?.type === 'ip') return { reason: 'is an address; add it as a range' };
  if (/[/@]/.test(text)) return { reason: 'is no domain; write the host alone, such as acme.com' };
  return { reason: 'is no domain; write it with its ending, such as acme.com' };
}

function namedRange(text: string): NamedAsset | AssetRefusal {
  const host = address(text);
  const value = host === null ? network(text) : `${host}/${host.includes(':') ? 128 : 32}`;
  if (value === null)
    return { reason: 'is no address range; write 203.0.113.0/24, 2001:db8::/32 or one address' };
  const least = value.includes(':') ? 16 : 8;
  const prefix = Number(value.slice(value.lastIndexOf('/') + 1));
  return prefix < least
    ? { reason: `is wider than /${least}, more than anybody has; split it into what is yours` }
    : { kind: 'range', value, key: value };
}

function namedWords(kind: 'brand' | 'keyword', text: string): NamedAsset | AssetRefusal {
  const value = text.normalize('NFC').replace(/\s+/g, ' ');
  const letters = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < MIN_WORD_CHARS) return { reason: `needs at least ${MIN_WORD_CHARS} letters or digits` };
  return { kind, value, key: value.toLowerCase() };
}

/** The kind that a text can only be; null for words, which may be a brand or a keyword. */
export function kindOf(text: string): AssetKind | null {
  for (const kind of ['range', 'domain'] as const) if ('value' in namedAsset(kind, text)) return kind;
  return null;
}

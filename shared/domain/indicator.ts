import { address, range } from './address.ts';
import type { Indicator } from './incident.ts';

export const indicatorTypes = [
  'ip',
  'cidr',
  'domain',
  'url',
  'email',
  'md5',
  'sha1',
  'sha256',
  'cve',
  'filename',
  'wallet',
  'actor',
  'malware',
  'technique',
  'other',
] as const;
export type IndicatorType = (typeof indicatorTypes)[number];

/**
 * A longer value is no indicator but a payload, and would not fit an index row either: Postgres takes about 2,700
 * bytes, so the limit holds in UTF-8 too.
 */
export const MAX_INDICATOR_LENGTH = 2_048;
const utf8 = new TextEncoder();
/** A unit of UTF-16 takes three bytes at most, so what is short need not be counted. */
const fits = (text: string): boolean =>
  text.length * 3 <= MAX_INDICATOR_LENGTH || utf8.encode(text).length <= MAX_INDICATOR_LENGTH;

/** What sources call the same thing. Keys are lower-case letters and digits only. */
const ALIASES: Readonly<Record<string, IndicatorType | 'hash'>> = {
  ipv4: 'ip',
  ipv6: 'ip',
  ipaddress: 'ip',
  ipsrc: 'ip',
  ipdst: 'ip',
  srcip: 'ip',
  dstip: 'ip',
  ipv4addr: 'ip',
  ipv6addr: 'ip',
  network: 'cidr',
  subnet: 'cidr',
  hostname: 'domain',
  host: 'domain',
  fqdn: 'domain',
  domainname: 'domain',
  uri: 'url',
  link: 'url',
  mail: 'email',
  emailaddress: 'email',
  emailaddr: 'email',
  emailsrc: 'email',
  hash: 'hash',
  filehash: 'hash',
  vulnerability: 'cve',
  cveid: 'cve',
  file: 'filename',
  btc: 'wallet',
  threatactor: 'actor',
  malwarefamily: 'malware',
  attackpattern: 'technique',
  mitre: 'technique',
};

const HASH_BY_LENGTH: Readonly<Record<number, IndicatorType>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };

/** Hardly any value is; looked for first, since every value of every feed passes here. */
const DEFANGED = /[[({]|^h(?:xx|XX)p/;

/** Analysts write addresses so that nobody clicks them by accident; this undoes the common ways. */
const refang = (value: string): string => (DEFANGED.test(value) ? refanged(value) : value);

const refanged = (value: string): string =>
  value
    .replace(/^h(?:xx|XX)p/, 'http')
    .replace(/[[({](?:\.|dot)[\])}]/gi, '.')
    .replace(/\[:\]/g, ':')
    .replace(/\[:\/\/\]/g, '://')
    .replace(/[[({](?:@|at)[\])}]/gi, '@');

/** Labels with dots between them, the last of which is no number. */
const HOST =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?!\d+$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const MAX_DOMAIN_LENGTH = 253;

/** A host name in lower case and IDNA form, without port and trailing dot. Single labels are names, not domains. */
function domain(text: string): string | null {
  const plain = text.toLowerCase();
  if (plain.length <= MAX_DOMAIN_LENGTH && HOST.test(plain)) return plain;
  const bare = plain
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '')
    .replace(/^\*\./, '');
  if (bare.length > MAX_DOMAIN_LENGTH || /[\s/?#@:\\%]/.test(bare)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII; anything outside it needs IDNA
  const host = /^[\x00-\x7f]*$/.test(bare) ? bare : idna(bare);
  return host !== null && HOST.test(host) ? host : null;
}

const idna = (host: string): string | null =>
  URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : null;

const SCHEMES = new Set(['http:', 'https:', 'ftp:', 'ftps:', 'ws:', 'wss:']);

/** Host in lower case, default port and fragment dropped: a fragment never reaches the server it names. */
function url(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const parsed = new URL(text);
  if (!SCHEMES.has(parsed.protocol) || parsed.hostname === '') return null;
  parsed.hash = '';
  return parsed.href;
}

function email(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const host = domain(text.slice(at + 1));
  return at < 1 || at > 64 || host === null || /[\s@<>()",;]/.test(local)
    ? null
    : `${local.toLowerCase()}@${host}`;
}

const shaped = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : null);
const hex = (length: number) => {
  const shape = shaped(new RegExp(`^[0-9a-f]{${length}}$`));
  return (text: string) => shape(text.toLowerCase());
};
const cve = shaped(/^CVE-\d{4}-\d{4,19}$/);
const technique = shaped(/^T\d{4}(?:\.\d{3})?$/);
const asWritten = (text: string): string => text;
const folded = (text: string): string => text.toLowerCase();

const CANONICAL: Readonly<Record<IndicatorType, (text: string) => string | null>> = {
  ip: address,
  cidr: range,
  domain,
  url,
  email,
  md5: hex(32),
  sha1: hex(40),
  sha256: hex(64),
  cve: (text) => cve(text.toUpperCase()),
  filename: folded,
  wallet: asWritten,
  actor: folded,
  malware: folded,
  technique: (text) => technique(text.toUpperCase()),
  other: asWritten,
};

const known = new Set<string>(indicatorTypes);

function typeOf(name: string, value: string): IndicatorType | null {
  const key = known.has(name) ? name : name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const type = known.has(key)
    ? (key as IndicatorType)
    : Object.hasOwn(ALIASES, key)
      ? ALIASES[key]!
      : 'other';
  if (type === 'hash') return HASH_BY_LENGTH[value.length] ?? null;
  if (type === 'ip' && value.includes('/')) return 'cidr';
  return type === 'domain' && address(value) !== null ? 'ip' : type;
}

/**
 * The one spelling of an indicator, or null if the value is not what its type says. A type nobody here knows
 * becomes `other` and its value is kept as written.
 */
export function canonical(type: string, value: string): Indicator | null {
  const trimmed = value.length > MAX_INDICATOR_LENGTH ? '' : value.trim();
  if (trimmed === '') return null;
  const text = refang(trimmed);
  const kind = typeOf(type, text);
  if (kind === null) return null;
  const spelled = CANONICAL[kind](kind === 'other' ? trimmed : text);
  return spelled === null || !fits(spelled) ? null : { type: kind, value: spelled };
}

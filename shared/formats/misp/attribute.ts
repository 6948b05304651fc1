import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate } from '../reading/found.ts';

type Attribute = Readonly<Record<string, unknown>>;

/**
 * Attribute types that are indicators to us, by what each half of their value is: MISP joins two by `|`
 * (`domain|ip`), and a half that is nothing to us is null. Fuzzy hashes, registry keys and the like are in no row.
 */
const TYPES: Readonly<Record<string, readonly (string | null)[]>> = {
  'ip-src': ['ip'],
  'ip-dst': ['ip'],
  'ip-src|port': ['ip', null],
  'ip-dst|port': ['ip', null],
  domain: ['domain'],
  hostname: ['domain'],
  'hostname|port': ['domain', null],
  'domain|ip': ['domain', 'ip'],
  url: ['url'],
  email: ['email'],
  'email-src': ['email'],
  'email-dst': ['email'],
  'email-reply-to': ['email'],
  'whois-registrant-email': ['email'],
  md5: ['md5'],
  sha1: ['sha1'],
  sha256: ['sha256'],
  filename: ['filename'],
  'filename|md5': ['filename', 'md5'],
  'filename|sha1': ['filename', 'sha1'],
  'filename|sha256': ['filename', 'sha256'],
  'malware-sample': ['filename', 'md5'],
  attachment: ['filename'],
  'x509-fingerprint-md5': ['md5'],
  'x509-fingerprint-sha1': ['sha1'],
  'x509-fingerprint-sha256': ['sha256'],
  btc: ['wallet'],
  xmr: ['wallet'],
  dash: ['wallet'],
};

/** Told for context and not for detection, and so never marked `to_ids`; they name threats all the same. */
const CONTEXT: Readonly<Record<string, string>> = {
  vulnerability: 'cve',
  'threat-actor': 'actor',
  'malware-type': 'malware',
};

/** Whom the threat is aimed at. */
const TARGETS = new Set(['target-user', 'target-email', 'target-machine', 'target-org']);

const isYes = (said: unknown): boolean => said === true || said === 1 || said === '1' || said === 'true';

/** What one attribute says. Only what MISP marks for detection (`to_ids`) is an indicator, and nothing deleted. */
export function readAttribute(found: Found, attribute: unknown): void {
  if (!isRecord(attribute) || typeof attribute.type !== 'string' || isYes(attribute.deleted)) return;
  const { type, value } = attribute as Attribute & { type: string };
  if (typeof value !== 'string') return;
  if (TARGETS.has(type)) affect(found, value);
  else if (Object.hasOwn(CONTEXT, type)) indicate(found, CONTEXT[type]!, value);
  else if (isYes(attribute.to_ids) && Object.hasOwn(TYPES, type)) halves(found, TYPES[type]!, value);
}

function halves(found: Found, types: readonly (string | null)[], value: string): void {
  const parts = types.length === 1 ? [value] : value.split('|', 2);
  types.forEach((type, index) => {
    if (type !== null) indicate(found, type, parts[index]);
  });
}

import { affect, type Found, indicate } from '../reading/found.ts';

/** One thing that an event tells, of its own or in one of its objects. */
export type Attribute = Readonly<Record<string, unknown>>;

/** What a value is, or each half of it: MISP joins two by `|` (`domain|ip`), and null is nothing to us. */
type Halves = readonly [string, (string | null)?];

/** Attribute types that are indicators to us. Fuzzy hashes, registry keys and the like are in no row. */
const TYPES: ReadonlyMap<string, Halves> = new Map(
  Object.entries<Halves>({
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
  }),
);

/** Told for context and not for detection, and so never marked `to_ids`; they name threats all the same. */
const CONTEXT: ReadonlyMap<string, string> = new Map([
  ['vulnerability', 'cve'],
  ['threat-actor', 'actor'],
  ['malware-type', 'malware'],
]);

/** Whom the threat is aimed at. */
const TARGETS = new Set(['target-user', 'target-email', 'target-machine', 'target-org']);

const isYes = (said: unknown): boolean => said === true || said === 1 || said === '1' || said === 'true';

/** What one attribute says. Only what MISP marks for detection (`to_ids`) is an indicator, and nothing deleted. */
export function readAttribute(found: Found, { type, value, to_ids, deleted }: Attribute): void {
  if (typeof type !== 'string' || typeof value !== 'string' || isYes(deleted)) return;
  const halves = isYes(to_ids) ? TYPES.get(type) : undefined;
  if (halves !== undefined) read(found, halves, value);
  else if (CONTEXT.has(type)) indicate(found, CONTEXT.get(type)!, value);
  else if (TARGETS.has(type)) affect(found, value);
}

function read(found: Found, [one, other]: Halves, value: string): void {
  if (other === undefined) {
    indicate(found, one, value);
    return;
  }
  const [first, second] = value.split('|', 2);
  indicate(found, one, first);
  if (other !== null) indicate(found, other, second);
}

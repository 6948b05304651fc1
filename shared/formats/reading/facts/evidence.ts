import { isInside } from '../../../domain/address.ts';
import { addressOf } from '../evidence.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../found.ts';
import { remembering } from '../remember.ts';
import { type Facts, MAX_KEY, tell } from './facts.ts';

/** Keys and labels whose value is a hash, whatever product made them up: `TrendMicroDsFileMD5`, `MalopHashList`. */
const HASH = /(?:(?:md5|sha-?1|sha-?2(?:56)?|hash)(?:sum|after|list|es)?|analyticscksum)$/;
const TECHNIQUE = /mitre|technique|attackid/;
const CVE = /cve-\d{4}-\d{4,19}/gi;
const WITHOUT_SCHEME = /^[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?\/\S*$/;
/** Has an extension or a folder, and is no folder itself; the logs of Windows are no files here. */
const FILE = /[./\\][^/\\]+$/;
/** Texts longer than this are no names, hashes or links. */
const MAX_TEXT = 2_048;

/** What a key promises by its name; most promise nothing. */
const promise = remembering(
  (key) => {
    const [isHash, isTechnique, isCve] = [HASH.test(key), TECHNIQUE.test(key), key.includes('cve')];
    return isHash || isTechnique || isCve ? { isHash, isTechnique, isCve } : null;
  },
  { maxTexts: 5_000, maxLength: MAX_KEY },
);

function sent(found: Found, key: string, value: string): void {
  const promised = promise(key);
  if (promised === null || value.length > MAX_TEXT) return;
  if (promised.isHash) for (const hash of value.split(/[\s,;]+/, 20)) indicate(found, 'hash', hash);
  if (promised.isTechnique) techniques(found, value);
  if (promised.isCve) vulnerabilities(found, value);
}

export function vulnerabilities(found: Found, text: string): void {
  for (const cve of text.slice(0, MAX_TEXT).match(CVE) ?? []) indicate(found, 'cve', cve);
}

function requested(found: Found, url: string): void {
  const bare = url.replace(/^"|"$/g, '');
  indicate(found, bare.includes('/') ? 'url' : 'domain', WITHOUT_SCHEME.test(bare) ? `http://${bare}` : bare);
}

/** Names in DNS that somebody spoke to. */
const DOMAINS = [
  'cnchost',
  'cncdomain',
  'sni',
  'dstname',
  'query',
  'dnsquery',
  'rrname',
  'domainname',
  'malicious_domain',
];

/** Indicators, techniques and assets of a line. `title` may name a CVE that no key does. */
export function factsEvidence(facts: Facts, title: string) {
  const found = nothingFound();
  const [source, target] = [addressOf(tell(facts, 'source')), addressOf(tell(facts, 'target'))];
  indicate(found, 'ip', source);
  indicate(found, 'ip', target);
  const [url, file] = [tell(facts, 'url'), tell(facts, 'file')];
  if (url !== undefined) requested(found, url);
  if (file !== undefined && file.length <= MAX_TEXT && FILE.test(file)) indicate(found, 'filename', file);
  for (const [key, value] of facts.keys) sent(found, key, value);
  for (const [label, value] of facts.labels) sent(found, label, value);
  for (const name of DOMAINS) indicate(found, 'domain', facts.keys.get(name) ?? facts.labels.get(name));
  vulnerabilities(found, title);
  people(found, facts);
  hosts(found, facts, [source, target]);
  return evidenceOf(found);
}

/** Whoever receives a mail is the customer's own, whoever sent it is evidence. */
function people(found: Found, facts: Facts): void {
  const [sender, receiver] = [tell(facts, 'sourceUser'), tell(facts, 'targetUser')];
  const isMail = (sender?.includes('@') && receiver?.includes('@')) ?? false;
  if (isMail) indicate(found, 'email', sender);
  for (const one of receiver?.split(/[;,]\s?/, 20) ?? []) affect(found, one);
  if (!isMail) affect(found, sender);
}

/** Hosts by name, and addresses inside somebody's network; failing both, what was spoken to or what reports. */
function hosts(found: Found, facts: Facts, [source, target]: readonly (string | undefined)[]): void {
  const inside = (ip: string | undefined) => ip === undefined || isInside(ip);
  const [from, to] = [tell(facts, 'sourceHost'), tell(facts, 'targetHost')];
  const before = found.assets.size;
  if (to !== undefined && inside(target)) affect(found, to);
  else indicate(found, 'domain', to);
  if (from !== undefined && inside(source)) affect(found, from);
  else indicate(found, 'domain', from);
  for (const ip of [target, source]) if (ip !== undefined && isInside(ip)) affect(found, ip);
  if (found.assets.size === before) affect(found, tell(facts, 'device') ?? target);
}

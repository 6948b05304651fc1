import { isInside } from '../../domain/address.ts';
import type { Indicator } from '../../domain/incident.ts';
import { canonical } from '../../domain/indicator.ts';
import { addressOf } from '../reading/evidence.ts';
import {
  affect,
  evidenceOf,
  type Found,
  type IndicatorPaths,
  indicate,
  indicateAt,
  nothingFound,
  techniques,
} from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import type { Event } from '../reading/shipped.ts';
import { every } from '../reading/walk.ts';

const PATHS: IndicatorPaths = [
  ['src_ip', 'ip'],
  ['dest_ip', 'ip'],
  ['http.hostname', 'domain'],
  ['tls.sni', 'domain'],
  ['dns.rrname', 'domain'],
  ['quic.sni', 'domain'],
  ['fileinfo.md5', 'md5'],
  ['fileinfo.sha1', 'sha1'],
  ['fileinfo.sha256', 'sha256'],
  ['http.xff', 'ip'],
  ['xff', 'ip'],
  ['smtp.mail_from', 'email'],
];

/** Parts that are lists of objects. */
const LISTED: IndicatorPaths = [
  ['dns.query.rrname', 'domain'],
  ['dns.queries.rrname', 'domain'],
  ['files.md5', 'md5'],
  ['files.sha1', 'sha1'],
  ['files.sha256', 'sha256'],
];

/** `http.url` is a path unless the client spoke to a proxy; with the host before it, it is an address. */
function requested(event: Event): Indicator | null {
  const path = say(dig(event, 'http.url'), limits.url);
  const host = say(dig(event, 'http.hostname'), limits.asset);
  if (path === undefined) return null;
  if (!path.startsWith('/')) return canonical('url', path);
  return host === undefined ? null : canonical('url', `http://${host}${path}`);
}

const CVE = /cve[-_ ](\d{4}[-_]\d{4,19})/gi;
/** Writers of rules do not agree on the key. */
const TECHNIQUES = ['mitre_technique_id', 'mitre_attack', 'mitre_technique'];

/** Rule writers put underscores where a CVE has hyphens, leave out its prefix, and name it in texts, too. */
function fromRule(found: Found, event: Event): void {
  const vulnerable = (cve: string) =>
    indicate(found, 'cve', `CVE-${cve.replaceAll('_', '-').replace(/^cve-/i, '')}`);
  for (const cve of sayAll(dig(event, 'alert.metadata.cve'), 32)) vulnerable(cve);
  const signature = say(dig(event, 'alert.signature'), limits.title) ?? '';
  for (const [, cve] of signature.matchAll(CVE)) vulnerable(cve!);
  const rule = say(dig(event, 'alert.rule'), limits.description) ?? '';
  for (const [, cve] of rule.matchAll(/reference:cve,(?:cve-)?(\d{4}-\d{4,19})/gi)) vulnerable(cve!);
  for (const name of sayAll(dig(event, 'alert.metadata.malware_family'), limits.tag))
    indicate(found, 'malware', name);
  for (const key of TECHNIQUES)
    for (const said of sayAll(dig(event, `alert.metadata.${key}`), limits.tag)) techniques(found, said);
}

/** The machines that are the customer's own: the rule's target, inside addresses, or whatever was spoken to. */
function affected(found: Found, event: Event): void {
  const target = addressOf(digFirst(event, 'alert.target.ip', 'dest_ip'));
  const ends = [addressOf(event.src_ip), addressOf(event.dest_ip)].filter((end) => end !== undefined);
  const inside = ends.filter(isInside);
  const isNamed = dig(event, 'alert.target.ip') !== undefined;
  for (const ip of inside.length > 0 && !isNamed ? inside : [target]) affect(found, ip);
}

/** Indicators, techniques and assets of an alert. */
export function suricataEvidence(event: Event) {
  const found = nothingFound();
  indicateAt(found, event, PATHS);
  const hasLists = event.dns !== undefined || event.files !== undefined;
  for (const [path, type] of hasLists ? LISTED : [])
    for (const value of every(event, path)) indicate(found, type, value);
  const url = requested(event);
  if (url !== null) indicate(found, 'url', url.value);
  fromRule(found, event);
  affected(found, event);
  return evidenceOf(found);
}

import { address } from '../../domain/address.ts';
import { person } from '../reading/account.ts';
import { dotted } from '../reading/dotted.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import type { Fields } from '../reading/shapes.ts';

/** Fields of Splunk's common information model. */
const INDICATORS: readonly (readonly [name: string, type: string])[] = [
  ['src_ip', 'ip'],
  ['dest_ip', 'ip'],
  ['url', 'url'],
  ['url_domain', 'domain'],
  ['domain', 'domain'],
  ['query', 'domain'],
  ['dest_dns', 'domain'],
  ['file_hash', 'hash'],
  ['file_name', 'filename'],
  ['sha256', 'sha256'],
  ['sha1', 'sha1'],
  ['md5', 'md5'],
  ['src_user_email', 'email'],
  ['sender', 'email'],
  ['cve', 'cve'],
  ['threat_match_value', 'other'],
];
const PEOPLE = ['user', 'src_user', 'recipient'];
/** The one attacked is the customer's; `dvc` only saw it, `src` attacked unless it is one of their own. */
const HOSTS = ['dest', 'dest_host', 'dest_nt_host', 'risk_object'];
const TECHNIQUES = [
  'annotations.mitre_attack',
  'annotations.mitre_attack.mitre_technique_id',
  'mitre_attack',
  'mitre_technique_id',
  'mitre_technique',
  'mitre_id',
  'annotations',
];

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 50) : [value]);

/** `src` and `dest` hold a host's name or its address, whatever the event had. */
function end(found: Found, row: Fields, name: string): void {
  for (const value of items(row[name])) {
    if (typeof value === 'string' && value.length <= 64 && address(value.trim()) !== null)
      indicate(found, 'ip', value);
  }
}

export function splunkEvidence(row: Fields) {
  const found = nothingFound();
  for (const [name, type] of INDICATORS) for (const value of items(row[name])) indicate(found, type, value);
  end(found, row, 'src');
  end(found, row, 'dest');
  for (const name of HOSTS) for (const value of items(row[name])) affect(found, value);
  for (const name of PEOPLE) for (const value of items(row[name])) person(found, value);
  for (const path of TECHNIQUES) techniques(found, dotted(row, path));
  return evidenceOf(found);
}

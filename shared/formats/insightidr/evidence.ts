import { person } from '../reading/account.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, indicate, nothingFound, techniques } from '../reading/found.ts';
import type { Fields } from '../reading/shapes.ts';
import { every } from '../reading/walk.ts';

/** Keys of the log lines that matched. */
const INDICATORS: Readonly<Record<string, string>> = {
  source_ip: 'ip',
  source_address: 'ip',
  destination_ip: 'ip',
  destination_address: 'ip',
  remote_ip: 'ip',
  url: 'url',
  query: 'domain',
  domain: 'domain',
  url_host: 'domain',
  sender: 'email',
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  'process.exe_file.hashes.md5': 'md5',
  'process.exe_file.hashes.sha1': 'sha1',
  'process.exe_file.hashes.sha256': 'sha256',
};
const HOSTS = new Set(['hostname', 'asset', 'destination_asset', 'source_asset', 'computer_name']);
const PEOPLE = new Set([
  'account',
  'user',
  'source_user',
  'destination_user',
  'source_account',
  'destination_account',
  'username',
]);

/** `[{key, values}]` of what a rule calls telling, and people and hosts as actors. */
export function insightEvidence(record: Fields) {
  const found = nothingFound();
  for (const entry of every(record, 'rule_keys_of_interest')) {
    if (!isRecord(entry) || typeof entry.key !== 'string') continue;
    const { key } = entry;
    for (const value of every(entry, 'values')) {
      if (Object.hasOwn(INDICATORS, key)) indicate(found, INDICATORS[key]!, value);
      else if (HOSTS.has(key)) affect(found, value);
      else if (PEOPLE.has(key)) person(found, value);
    }
  }
  for (const name of every(record, 'actors.display_name')) affect(found, name);
  for (const name of every(record, 'assets.shortname')) affect(found, name);
  for (const name of every(record, 'users.name')) person(found, name);
  techniques(found, every(record, 'rule.mitre_tcodes'));
  techniques(found, every(record, 'mitre_tcodes'));
  techniques(found, every(record, 'tags'));
  return evidenceOf(found);
}

import { person } from '../reading/account.ts';
import { dotted } from '../reading/dotted.ts';
import { affect, evidenceOf, indicate, nothingFound, techniques } from '../reading/found.ts';
import type { Fields } from '../reading/shapes.ts';
import { every } from '../reading/walk.ts';

/** ECS fields. Names of processes are left out: the few hundred there are mean nothing without a host. */
const INDICATORS: readonly (readonly [path: string, type: string])[] = [
  ['source.ip', 'ip'],
  ['destination.ip', 'ip'],
  ['client.ip', 'ip'],
  ['server.ip', 'ip'],
  ['dns.question.name', 'domain'],
  ['destination.domain', 'domain'],
  ['url.domain', 'domain'],
  ['url.full', 'url'],
  ['url.original', 'url'],
  ['tls.client.server_name', 'domain'],
  ['file.hash.sha256', 'sha256'],
  ['file.hash.sha1', 'sha1'],
  ['file.hash.md5', 'md5'],
  ['process.hash.sha256', 'sha256'],
  ['process.hash.sha1', 'sha1'],
  ['process.hash.md5', 'md5'],
  ['dll.hash.sha256', 'sha256'],
  ['email.from.address', 'email'],
  ['email.sender.address', 'email'],
  ['vulnerability.id', 'cve'],
  ['threat.indicator.ip', 'ip'],
  ['threat.indicator.domain', 'domain'],
  ['threat.indicator.url.full', 'url'],
  ['threat.indicator.file.hash.sha256', 'sha256'],
  ['threat.indicator.file.hash.md5', 'md5'],
];

const ASSETS = [
  'host.name',
  'host.hostname',
  'cloud.instance.name',
  'orchestrator.resource.name',
  'email.to.address',
];
const PEOPLE = ['user.name', 'user.email', 'winlog.event_data.TargetUserName'];

/** Sysmon writes `MD5=…,SHA256=…,IMPHASH=…`. */
const SYSMON_HASH = /\b(MD5|SHA1|SHA256)=([0-9A-Fa-f]{32,64})\b/g;
const MAX_HASHES = 512;

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 50) : [value]);

/** `threats` are those of the rule; Elastic Defend puts its own beside the event. */
export function elasticEvidence(alert: Fields, threats: unknown) {
  const found = nothingFound();
  for (const [path, type] of INDICATORS) {
    for (const value of items(dotted(alert, path))) indicate(found, type, value);
  }
  const hashes = dotted(alert, 'winlog.event_data.Hashes');
  if (typeof hashes === 'string') {
    for (const [, type, hash] of hashes.slice(0, MAX_HASHES).matchAll(SYSMON_HASH))
      indicate(found, type!, hash);
  }
  for (const path of ASSETS) for (const value of items(dotted(alert, path))) affect(found, value);
  for (const path of PEOPLE) for (const value of items(dotted(alert, path))) person(found, value);
  const rule = { threats };
  techniques(found, every(rule, 'threats.technique.id'));
  techniques(found, every(rule, 'threats.technique.subtechnique.id'));
  techniques(found, dotted(alert, 'threat.technique.id'));
  techniques(found, dotted(alert, 'threat.technique.subtechnique.id'));
  return evidenceOf(found);
}

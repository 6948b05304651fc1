import { addressOf, techniquesAt } from '../reading/evidence.ts';
import {
  affect,
  evidenceOf,
  type IndicatorPaths,
  indicate,
  indicateAt,
  nothingFound,
  techniques,
} from '../reading/found.ts';
import { dig, say } from '../reading/sensor.ts';
import type { Event } from '../reading/shipped.ts';

const INDICATORS: IndicatorPaths = [
  ['data.srcip', 'ip'],
  ['data.dstip', 'ip'],
  ['data.src_ip', 'ip'],
  ['data.dest_ip', 'ip'],
  ['data.win.eventdata.ipAddress', 'ip'],
  ['data.win.eventdata.sourceIp', 'ip'],
  ['data.win.eventdata.destinationIp', 'ip'],
  ['data.win.eventdata.destinationHostname', 'domain'],
  ['data.win.eventdata.queryName', 'domain'],
  ['data.aws.source_ip_address', 'ip'],
  ['data.aws.sourceIPAddress', 'ip'],
  ['data.aws.service.action.networkConnectionAction.remoteIpDetails.ipAddressV4', 'ip'],
  ['data.office365.ClientIP', 'ip'],
  ['data.office365.ActorIpAddress', 'ip'],
  ['data.gcp.protoPayload.requestMetadata.callerIp', 'ip'],
  ['data.azure.callerIpAddress', 'ip'],
  ['data.github.actor_ip', 'ip'],
  ['data.http.hostname', 'domain'],
  ['data.hostname', 'domain'],
  ['data.tls.sni', 'domain'],
  ['data.dns.rrname', 'domain'],
  ['data.url', 'url'],
  ['data.virustotal.source.md5', 'md5'],
  ['data.virustotal.source.sha1', 'sha1'],
  ['data.virustotal.sha1', 'sha1'],
  ['data.virustotal.source.file', 'filename'],
  ['data.md5', 'md5'],
  ['data.sha1', 'sha1'],
  ['data.sha256', 'sha256'],
  ['syscheck.md5_after', 'md5'],
  ['syscheck.sha1_after', 'sha1'],
  ['syscheck.sha256_after', 'sha256'],
  ['syscheck.path', 'filename'],
  ['data.vulnerability.cve', 'cve'],
  ['data.vulnerability.id', 'cve'],
  ['srcip', 'ip'],
  ['dstip', 'ip'],
];

/** Sysmon writes `SHA1=…,MD5=…,SHA256=…,IMPHASH=…` into one field. */
const HASHES = 'data.win.eventdata.hashes';
const MAX_HASHES = 8;

const USERS = [
  'data.dstuser',
  'data.win.eventdata.targetUserName',
  'data.office365.UserId',
  'data.aws.userIdentity.userName',
  'dstuser',
];

/** Indicators, techniques and assets of an alert. */
export function wazuhEvidence(alert: Event) {
  const found = nothingFound();
  indicateAt(found, alert, INDICATORS);
  for (const part of say(dig(alert, HASHES), 512)?.split(',', MAX_HASHES) ?? []) {
    const [kind, value] = part.split('=', 2);
    if (kind !== 'IMPHASH') indicate(found, 'hash', value);
  }
  for (const id of techniquesAt(alert, 'rule.mitre.id') ?? []) found.techniques.add(id);
  techniques(found, dig(alert, 'rule.mitre_techniques'));
  affect(found, dig(alert, 'agent.name'));
  affect(found, addressOf(dig(alert, 'agent.ip')));
  for (const path of USERS) affect(found, dig(alert, path));
  return evidenceOf(found);
}

import { type Kind, kinds } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';

/** The kinds of log that rules match, as `entryType` and older alert types name them. */
const TABLE = kinds([
  ['ingress_auth', 'identity', 'suspicious_login'],
  ['asset_auth', 'identity', 'suspicious_login'],
  ['active_directory_domain_activity', 'identity', 'account_change'],
  ['cloud_service_admin_activity', 'cloud', 'cloud_audit'],
  ['cloud_service_activity', 'cloud', 'cloud_audit'],
  ['aws_cloudtrail', 'cloud', 'cloud_audit'],
  ['aws_guardduty', 'cloud', 'cloud_attack'],
  ['process_start_event', 'endpoint', 'process_activity'],
  ['process_event', 'endpoint', 'process_activity'],
  ['virus_alert', 'endpoint', 'malware'],
  ['advanced_malware', 'endpoint', 'malware'],
  ['endpoint_health', 'endpoint', 'host_event'],
  ['file_access_activity', 'endpoint', 'file_access'],
  ['file_modification_activity', 'endpoint', 'file_change'],
  ['third_party_alert', 'endpoint', 'endpoint_detection'],
  ['dns_query', 'network', 'suspicious_traffic'],
  ['firewall_activity', 'network', 'firewall'],
  ['web_proxy', 'network', 'suspicious_traffic'],
  ['network_flow', 'network', 'suspicious_traffic'],
  ['ids_alert', 'network', 'intrusion_detection'],
  ['honeypot', 'network', 'reconnaissance'],
  ['email', 'email', 'suspicious_mail'],
]);

/** Words in titles and types of alerts, for those that name no log. */
const SIGNS: readonly (readonly [sign: RegExp, kind: Kind])[] = [
  [/phish|e-?mail/i, { module: 'email', category: 'phishing' }],
  [/ransomware/i, { module: 'endpoint', category: 'ransomware' }],
  [/malware|virus|trojan/i, { module: 'endpoint', category: 'malware' }],
  [/brute.?force|password spray/i, { module: 'identity', category: 'brute_force' }],
  [/account|log.?in|auth|credential|impossible|user/i, { module: 'identity', category: 'suspicious_login' }],
  [/process|powershell|endpoint|command/i, { module: 'endpoint', category: 'process_activity' }],
  [/cloud|aws|azure|o365|office/i, { module: 'cloud', category: 'cloud_audit' }],
];
const OTHERWISE: Kind = { module: 'network', category: 'detection_rule' };

/** By the log a rule matched, else by the words of the alert; a tactic beside the rule says more than either. */
export function insightKind(log: unknown, words: string, tactics: readonly unknown[]): Kind {
  const known = TABLE.get((say(log, limits.said) ?? '').toLowerCase());
  const kind = known ?? SIGNS.find(([sign]) => sign.test(words))?.[1] ?? OTHERWISE;
  for (const said of tactics) {
    const category = tactic(said);
    if (category !== undefined) return { module: kind.module, category };
  }
  return kind;
}

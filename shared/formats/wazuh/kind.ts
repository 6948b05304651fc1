import { type Kind, kinds } from '../reading/kind.ts';
import { tactic } from '../reading/tactic.ts';

/** Rule groups, most telling first: a failed log-in through PAM is in `pam`, `syslog` and `authentication_failed`. */
const TABLE = kinds([
  ['vulnerability-detector', 'attack_surface', 'known_cve'],
  ['ransomware', 'endpoint', 'ransomware'],
  ['virustotal', 'endpoint', 'malware'],
  ['rootcheck', 'endpoint', 'rootkit'],
  ['malware', 'endpoint', 'malware'],
  ['authentication_failures', 'identity', 'brute_force'],
  ['authentication_failed', 'identity', 'failed_login'],
  ['win_authentication_failed', 'identity', 'failed_login'],
  ['invalid_login', 'identity', 'failed_login'],
  ['login_denied', 'identity', 'failed_login'],
  ['adduser', 'identity', 'account_change'],
  ['account_changed', 'identity', 'account_change'],
  ['group_changed', 'identity', 'account_change'],
  ['sudo', 'identity', 'privilege_use'],
  ['authentication_success', 'identity', 'login'],
  ['sql_injection', 'application', 'web_attack'],
  ['web_scan', 'application', 'web_scan'],
  ['web', 'application', 'web_attack'],
  ['accesslog', 'application', 'web_attack'],
  ['appsec', 'application', 'web_attack'],
  ['suricata', 'network', 'intrusion_detection'],
  ['ids', 'network', 'intrusion_detection'],
  ['exploit_attempt', 'network', 'exploit_attempt'],
  ['firewall', 'network', 'firewall'],
  ['firewall_drop', 'network', 'firewall'],
  ['fortigate', 'network', 'firewall'],
  ['sophos-fw', 'network', 'firewall'],
  ['paloalto', 'network', 'firewall'],
  ['cisco-asa', 'network', 'firewall'],
  ['recon', 'network', 'reconnaissance'],
  ['spam', 'email', 'spam'],
  ['phishing', 'email', 'phishing'],
  ['office365', 'cloud', 'cloud_audit'],
  ['aws', 'cloud', 'cloud_audit'],
  ['amazon', 'cloud', 'cloud_audit'],
  ['azure', 'cloud', 'cloud_audit'],
  ['gcp', 'cloud', 'cloud_audit'],
  ['github', 'cloud', 'cloud_audit'],
  ['docker', 'cloud', 'container'],
  ['kubernetes', 'cloud', 'container'],
  ['sca', 'attack_surface', 'misconfiguration'],
  ['ciscat', 'attack_surface', 'misconfiguration'],
  ['syscheck', 'endpoint', 'file_change'],
  ['virus', 'endpoint', 'antivirus'],
  ['sysmon', 'endpoint', 'process_activity'],
  ['audit_command', 'endpoint', 'process_activity'],
  ['audit', 'endpoint', 'process_activity'],
  ['postfix', 'email', 'mail_server'],
  ['smtp', 'email', 'mail_server'],
]);

/** Wazuh is an agent on a host before it is anything else. */
const OTHERWISE: Kind = { module: 'endpoint', category: 'host_event' };

/** By the rule's groups, else by the first tactic it is filed under. */
export function wazuhKind(groups: readonly string[], tactics: readonly string[]): Kind {
  const said = new Set(groups.map((group) => group.toLowerCase()));
  for (const [group, kind] of TABLE) if (said.has(group)) return kind;
  const [category] = tactics.map(tactic).filter((found) => found !== undefined);
  return category === undefined ? OTHERWISE : { ...OTHERWISE, category };
}

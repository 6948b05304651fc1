import { type Kind, kinds } from '../reading/kind.ts';

/** Descriptions of Suricata's rule classes, in lower case. */
const TABLE = kinds([
  ['a network trojan was detected', 'network', 'malware_traffic'],
  ['malware command and control activity detected', 'network', 'command_and_control'],
  ['domain observed used for c2 detected', 'network', 'command_and_control'],
  ['targeted malicious activity was detected', 'network', 'targeted_attack'],
  ['exploit kit activity detected', 'network', 'exploit_attempt'],
  ['crypto currency mining activity detected', 'endpoint', 'cryptomining'],
  ['possibly unwanted program detected', 'endpoint', 'unwanted_program'],
  ['executable code was detected', 'network', 'exploit_attempt'],
  ['web application attack', 'application', 'web_attack'],
  ['access to a potentially vulnerable web application', 'application', 'web_attack'],
  ['attempted administrator privilege gain', 'network', 'exploit_attempt'],
  ['attempted user privilege gain', 'network', 'exploit_attempt'],
  ['unsuccessful user privilege gain', 'network', 'exploit_attempt'],
  ['successful administrator privilege gain', 'network', 'exploit_success'],
  ['successful user privilege gain', 'network', 'exploit_success'],
  ['successful credential theft detected', 'identity', 'credential_theft'],
  ['attempt to login by a default username and password', 'identity', 'failed_login'],
  ['an attempted login using a suspicious username was detected', 'identity', 'failed_login'],
  ['possible social engineering attempted', 'email', 'phishing'],
  ['attempted information leak', 'network', 'reconnaissance'],
  ['information leak', 'network', 'data_leak'],
  ['large scale information leak', 'network', 'data_leak'],
  ['detection of a network scan', 'network', 'reconnaissance'],
  ['device retrieving external ip address detected', 'network', 'reconnaissance'],
  ['attempted denial of service', 'network', 'denial_of_service'],
  ['denial of service', 'network', 'denial_of_service'],
  ['detection of a denial of service attack', 'network', 'denial_of_service'],
  ['potential corporate privacy violation', 'network', 'policy_violation'],
  ['inappropriate content was detected', 'network', 'policy_violation'],
  ['potentially bad traffic', 'network', 'suspicious_traffic'],
  ['misc attack', 'network', 'suspicious_traffic'],
  ['misc activity', 'network', 'suspicious_traffic'],
  ['not suspicious traffic', 'network', 'informational'],
  ['generic protocol command decode', 'network', 'protocol_anomaly'],
  ['detection of a non-standard protocol or event', 'network', 'protocol_anomaly'],
]);

const OTHERWISE: Kind = { module: 'network', category: 'intrusion_detection' };

export const suricataKind = (description: string | undefined): Kind =>
  TABLE.get(description?.toLowerCase() ?? '') ?? OTHERWISE;

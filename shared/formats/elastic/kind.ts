import { dotted } from '../reading/dotted.ts';
import { type Kind, kinds } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say, sayAll } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { tactic } from '../reading/tactic.ts';

/** `event.category` of ECS, most telling first. */
const CATEGORIES = kinds([
  ['malware', 'endpoint', 'malware'],
  ['vulnerability', 'attack_surface', 'known_cve'],
  ['email', 'email', 'phishing'],
  ['iam', 'identity', 'account_change'],
  ['authentication', 'identity', 'failed_login'],
  ['session', 'identity', 'login'],
  ['web', 'application', 'web_attack'],
  ['api', 'cloud', 'cloud_audit'],
  ['database', 'application', 'database_activity'],
  ['intrusion_detection', 'network', 'intrusion_detection'],
  ['network', 'network', 'suspicious_traffic'],
  ['configuration', 'cloud', 'misconfiguration'],
  ['registry', 'endpoint', 'registry_change'],
  ['file', 'endpoint', 'file_change'],
  ['driver', 'endpoint', 'process_activity'],
  ['library', 'endpoint', 'process_activity'],
  ['process', 'endpoint', 'process_activity'],
  ['host', 'endpoint', 'host_event'],
]);

/** Elastic Defend says in `event.code` what kind of protection raised an alert. */
const CODES = kinds([
  ['ransomware', 'endpoint', 'ransomware'],
  ['malicious_file', 'endpoint', 'malware'],
  ['malicious_thread', 'endpoint', 'memory_threat'],
  ['memory_signature', 'endpoint', 'memory_threat'],
  ['shellcode_thread', 'endpoint', 'memory_threat'],
  ['behavior', 'endpoint', 'malicious_behavior'],
  ['credential_hardening', 'endpoint', 'credential_access'],
]);

/** `Domain: Cloud` and the like are tags of Elastic's prebuilt rules. */
const DOMAINS: Readonly<Record<string, Kind['module']>> = {
  'domain: endpoint': 'endpoint',
  'domain: cloud': 'cloud',
  'domain: saas': 'cloud',
  'domain: identity': 'identity',
  'domain: network': 'network',
  'domain: email': 'email',
  'domain: web': 'application',
  'domain: application': 'application',
};

/** Where integrations write their events, by the beginning of the data set's name. */
const DATA_SETS: readonly (readonly [begin: RegExp, module: Kind['module']])[] = [
  [/^(?:aws|azure|gcp|google_workspace|o365|github|kubernetes|cloud)/, 'cloud'],
  [/^(?:okta|entityanalytics|azure\.signinlogs|azure\.auditlogs|auth0|duo)/, 'identity'],
  [/^(?:suricata|zeek|snort|panw|fortinet|cisco|checkpoint|network|packetbeat)/, 'network'],
];

function moduleOf(alert: Fields, tags: readonly string[]): Kind['module'] | undefined {
  for (const tag of tags) {
    const module = DOMAINS[tag.toLowerCase()];
    if (module !== undefined) return module;
  }
  const set = say(dotted(alert, 'event.dataset') ?? dotted(alert, 'data_stream.dataset'), limits.said);
  return set === undefined ? undefined : DATA_SETS.find(([begin]) => begin.test(set))?.[1];
}

function known(alert: Fields): Kind | undefined {
  const code = CODES.get(say(dotted(alert, 'event.code'), limits.said) ?? '');
  if (code) return code;
  const said = new Set([
    ...sayAll(dotted(alert, 'kibana.alert.original_event.category'), limits.said),
    ...sayAll(dotted(alert, 'signal.original_event.category'), limits.said),
    ...sayAll(dotted(alert, 'event.category'), limits.said),
  ]);
  for (const [word, kind] of CATEGORIES) if (said.has(word)) return kind;
  return undefined;
}

/** Category by the rule's first tactic, else by the event behind the alert; module by the rule's domain likewise. */
export function elasticKind(alert: Fields, tactics: readonly unknown[], tags: readonly string[]): Kind {
  const event = known(alert);
  const module = moduleOf(alert, tags) ?? event?.module ?? 'endpoint';
  for (const said of tactics) {
    const category = tactic(said);
    if (category !== undefined) return { module, category };
  }
  return { module, category: event?.category ?? 'detection_rule' };
}

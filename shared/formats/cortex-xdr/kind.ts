import { snakeCased } from '../reading/casing.ts';
import { type Kind, kinds } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';

/** Categories of alerts and domains of issues, in lower case. */
const TABLE = kinds([
  ['malware', 'endpoint', 'malware'],
  ['ransomware', 'endpoint', 'ransomware'],
  ['exploit', 'endpoint', 'exploit_attempt'],
  ['restrictions', 'endpoint', 'policy_violation'],
  ['spyware detected via anti-spyware profile', 'network', 'malware_traffic'],
  ['vulnerability', 'network', 'exploit_attempt'],
  ['url filtering', 'network', 'suspicious_traffic'],
  ['phishing', 'email', 'phishing'],
  ['spam', 'email', 'spam'],
  ['identity', 'identity', 'account_compromise'],
  ['domain_posture', 'attack_surface', 'misconfiguration'],
  ['posture', 'attack_surface', 'misconfiguration'],
  ['attack surface', 'attack_surface', 'exposed_service'],
  ['data', 'cloud', 'data_leak'],
  ['cloud', 'cloud', 'cloud_attack'],
]);

/** Sources of alerts say where something happened when the category does not. */
const SOURCES = [
  [/ngfw|firewall|pan-os|network/i, 'network', 'intrusion_detection'],
  [/identity|okta|azure ad|entra/i, 'identity', 'account_compromise'],
  [/asm|attack surface|xpanse/i, 'attack_surface', 'exposed_service'],
  [/cloud|prisma|aws|gcp|azure/i, 'cloud', 'cloud_attack'],
  [/email|office 365/i, 'email', 'suspicious_mail'],
] as const;

const sourceKind = (source: string): Kind => {
  const row = SOURCES.find(([sign]) => sign.test(source));
  return row ? { module: row[1], category: row[2] } : { module: 'endpoint', category: 'endpoint_detection' };
};

/** Category by the product's own, else by the tactic; module by the category, else by the source. */
export function cortexKind(source: unknown, category: unknown, tactics: unknown): Kind {
  const otherwise = sourceKind(say(source, limits.said) ?? '');
  const said = say(category, limits.said);
  const known = said === undefined ? undefined : TABLE.get(said.toLowerCase());
  if (known) return known;
  const name = say(tactics, limits.said)?.replace(/^TA\d{4} - /, '');
  return {
    module: otherwise.module,
    category: tactic(said) ?? tactic(name) ?? snakeCased(said) ?? otherwise.category,
  };
}

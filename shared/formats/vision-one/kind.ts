import type { Kind } from '../reading/kind.ts';
import { tactic } from '../reading/tactic.ts';

/** Words in names of detection models, most telling first. */
const SIGNS: readonly (readonly [sign: RegExp, kind: Kind])[] = [
  [/ransom/i, { module: 'endpoint', category: 'ransomware' }],
  [/phish|bec\b|spam|e-?mail/i, { module: 'email', category: 'phishing' }],
  [/web ?shell|web application|sql injection/i, { module: 'application', category: 'web_attack' }],
  [/credential|dump|mimikatz|kerber|ntds/i, { module: 'identity', category: 'credential_access' }],
  [/sign-?in|log-?[io]n|account|identity|brute/i, { module: 'identity', category: 'suspicious_login' }],
  [/\baws\b|azure|cloud|container|kubernetes/i, { module: 'cloud', category: 'cloud_attack' }],
  [/c&c|command.and.control|beacon|callback|cobalt/i, { module: 'network', category: 'command_and_control' }],
  [/network|smb|dns|lateral|scan/i, { module: 'network', category: 'suspicious_traffic' }],
  [/exploit|cve-/i, { module: 'endpoint', category: 'exploit_attempt' }],
  [/malware|trojan|backdoor|virus|hacktool/i, { module: 'endpoint', category: 'malware' }],
];
const OTHERWISE: Kind = { module: 'endpoint', category: 'endpoint_detection' };

/** Kinds of entity that were struck say where something happened when its name does not. */
const ENTITIES: Readonly<Record<string, Kind['module']>> = {
  mailbox: 'email',
  emailAddress: 'email',
  account: 'identity',
  cloudIdentity: 'cloud',
  container: 'cloud',
  network: 'network',
};

export function visionKind(name: string, entity: unknown, tactics: readonly unknown[]): Kind {
  const said = SIGNS.find(([sign]) => sign.test(name))?.[1];
  if (said !== undefined) return said;
  const module =
    typeof entity === 'string' && Object.hasOwn(ENTITIES, entity) ? ENTITIES[entity]! : OTHERWISE.module;
  for (const word of tactics) {
    const category = tactic(word);
    if (category !== undefined) return { module, category };
  }
  return { module, category: OTHERWISE.category };
}

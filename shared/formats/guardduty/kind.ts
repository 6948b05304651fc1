import { snakeCased } from '../reading/casing.ts';
import type { Kind } from '../reading/kind.ts';

/** `ThreatPurpose:ResourceType/ThreatFamilyName.DetectionMechanism!Artifact`, of which all after the family may lack. */
const TYPE = /^([A-Za-z]{1,40}):([A-Za-z0-9]{1,40})\/([^!]{1,120})/;

/** Purposes that are no tactic of ATT&CK or say more than it. */
const PURPOSES: Readonly<Record<string, string>> = {
  AttackSequence: 'multi_stage_attack',
  Backdoor: 'command_and_control',
  Behavior: 'suspicious_traffic',
  CryptoCurrency: 'cryptomining',
  Malware: 'malware',
  Object: 'malware',
  PenTest: 'penetration_test',
  Policy: 'policy_violation',
  Recon: 'reconnaissance',
  Stealth: 'defense_evasion',
  Trojan: 'malware',
  UnauthorizedAccess: 'unauthorized_access',
};

/** What a finding's type says it is about; everything that GuardDuty watches is in the cloud. */
export function guarddutyKind(type: string | undefined): Kind {
  const [, purpose = '', , family = ''] = TYPE.exec(type ?? '') ?? [];
  if (/brute ?force/i.test(family)) return { module: 'cloud', category: 'brute_force' };
  const category = Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose] : snakeCased(purpose);
  return { module: 'cloud', category: category ?? 'threat_detection' };
}

/** `UnauthorizedAccess:EC2/SSHBruteForce` as a person says it: `SSH brute force (EC2)`. */
export function spokenType(type: string | undefined): string | undefined {
  const [, , resource = '', family = ''] = TYPE.exec(type ?? '') ?? [];
  const words = family
    .replace(/[._]/g, ' ')
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .trim();
  if (words === '') return undefined;
  const [first = '', ...rest] = words.split(' ');
  const lowered = rest.map((word) => (/^[A-Z0-9]+$/.test(word) ? word : word.toLowerCase()));
  return `${[first, ...lowered].join(' ')} (${resource})`;
}

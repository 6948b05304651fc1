import type { Module } from '../../domain/incident.ts';
import { snakeCased } from '../reading/casing.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';

/** CrowdStrike's own tactics beside ATT&CK's, folded to lower-case letters. */
const OWN_TACTICS = new Map([
  ['malware', 'malware'],
  ['exploit', 'exploit_attempt'],
  ['postexploit', 'exploit_success'],
  ['machinelearning', 'malware'],
  ['ai', 'malware'],
  ['falconintel', 'known_indicator'],
  ['customintelligence', 'known_indicator'],
  ['overwatch', 'targeted_attack'],
  ['falconoverwatch', 'targeted_attack'],
  ['insecuresecurityposture', 'misconfiguration'],
  ['unusualactivity', 'unusual_activity'],
]);

/** Products as the alerts API and event types name them. */
const MODULES: readonly (readonly [sign: string, module: Module, category: string])[] = [
  ['identity', 'identity', 'suspicious_login'],
  ['idp', 'identity', 'suspicious_login'],
  ['dataprotection', 'endpoint', 'data_leak'],
  ['data-protection', 'endpoint', 'data_leak'],
  ['recon', 'dark_web', 'digital_risk'],
  ['cspmsearch', 'cloud', 'misconfiguration'],
  ['iom', 'cloud', 'misconfiguration'],
  ['cspm', 'cloud', 'cloud_attack'],
  ['cloud', 'cloud', 'cloud_attack'],
  ['cwpp', 'cloud', 'container'],
  ['container', 'cloud', 'container'],
  ['easm', 'attack_surface', 'exposed_service'],
  ['email', 'email', 'phishing'],
  ['customerioc', 'endpoint', 'known_indicator'],
  ['incident', 'endpoint', 'multi_stage_attack'],
];
const OTHERWISE: Kind = { module: 'endpoint', category: 'endpoint_detection' };
/** Ids of tactics say nothing to people. */
const CODE = /^(?:(?:cs)?ta)?\d+$/;

/** What is behind an event type or a product name; of many, the table's first. */
function productKind(name: string): Kind {
  const sign = name.toLowerCase();
  const row = MODULES.find(([part]) => sign.includes(part));
  return row ? { module: row[1], category: row[2] } : OTHERWISE;
}

/** Module by the product, category by the first of the tactics that says something. */
export function crowdstrikeKind(product: unknown, ...tactics: readonly unknown[]): Kind {
  const kind = productKind(say(product, limits.said) ?? '');
  for (const said of tactics) {
    const word = say(said, limits.said)?.split(/[,;]/, 1)[0];
    if (word === undefined) continue;
    const category =
      tactic(word) ?? OWN_TACTICS.get(word.toLowerCase().replace(/[^a-z]/g, '')) ?? snakeCased(word);
    if (category !== undefined && !CODE.test(category)) return { module: kind.module, category };
  }
  return kind;
}

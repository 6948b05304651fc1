import { type Kind, kinds } from '../reading/kind.ts';
import { tactic } from '../reading/tactic.ts';

/** Security domains of Enterprise Security. */
const DOMAINS = kinds([
  ['access', 'identity', 'account_access'],
  ['identity', 'identity', 'account_change'],
  ['endpoint', 'endpoint', 'endpoint_detection'],
  ['network', 'network', 'intrusion_detection'],
  ['threat', 'network', 'threat_intelligence'],
  ['audit', 'application', 'audit'],
  ['cloud', 'cloud', 'cloud_audit'],
  ['email', 'email', 'suspicious_mail'],
  ['web', 'application', 'web_attack'],
  ['risk', 'identity', 'risk_threshold'],
]);
const OTHERWISE: Kind = { module: 'network', category: 'detection_rule' };

/** Old searches put the rule's name where the domain belongs: `Endpoint - Recurring Malware Infection - Rule`. */
const domainOf = (said: string | undefined): Kind | undefined =>
  said === undefined ? undefined : DOMAINS.get(said.split(' - ', 1)[0]!.trim().toLowerCase());

/** The domain names the module; a tactic, where the rule is annotated with one, says more than the domain. */
export function splunkKind(domain: string | undefined, rule: string | undefined, tacticSaid: unknown): Kind {
  const kind = domainOf(domain) ?? domainOf(rule) ?? OTHERWISE;
  return { module: kind.module, category: tactic(tacticSaid) ?? kind.category };
}

import { type Kind, kinds } from '../reading/kind.ts';
import { tactic } from '../reading/tactic.ts';

/** The folders of models: the first part of `Compromise::Beaconing Activity To External Rare`. */
const FOLDERS = kinds([
  ['compromise', 'network', 'command_and_control'],
  ['anomalous connection', 'network', 'suspicious_traffic'],
  ['anomalous file', 'network', 'malware_traffic'],
  ['anomalous server activity', 'network', 'suspicious_traffic'],
  ['unusual activity', 'network', 'unusual_activity'],
  ['device', 'network', 'unusual_activity'],
  ['experimental', 'network', 'unusual_activity'],
  ['user', 'identity', 'account_access'],
  ['saas', 'cloud', 'saas_activity'],
  ['iaas', 'cloud', 'cloud_audit'],
  ['cloud', 'cloud', 'cloud_audit'],
  ['email', 'email', 'suspicious_mail'],
  ['antigena', 'network', 'automatic_response'],
  ['infrastructure', 'network', 'infrastructure_change'],
  ['compliance', 'network', 'policy_violation'],
  ['ict', 'network', 'industrial_control'],
  ['ot', 'network', 'industrial_control'],
  ['system', 'network', 'sensor_health'],
  ['endpoint', 'endpoint', 'endpoint_detection'],
]);
const OTHERWISE: Kind = { module: 'network', category: 'unusual_activity' };

/** A tactic says more than the folder, but the folder knows whether it was in the network. */
export function darktraceKind(model: string | undefined, tactics: readonly unknown[]): Kind {
  const folder = model?.split('::', 1)[0]?.trim().toLowerCase();
  const kind = (folder === undefined ? undefined : FOLDERS.get(folder)) ?? OTHERWISE;
  for (const said of tactics) {
    const category = tactic(said);
    if (category !== undefined) return { module: kind.module, category };
  }
  return kind;
}

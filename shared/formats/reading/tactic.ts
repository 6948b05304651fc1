import { say } from './sensor.ts';

/** ATT&CK tactics, Enterprise, in the matrix's order. Newer releases split Defense Evasion in two. */
const TACTICS = [
  ['TA0043', 'reconnaissance'],
  ['TA0042', 'resource_development'],
  ['TA0001', 'initial_access'],
  ['TA0002', 'execution'],
  ['TA0003', 'persistence'],
  ['TA0004', 'privilege_escalation'],
  ['TA0005', 'defense_evasion'],
  ['TA0006', 'credential_access'],
  ['TA0007', 'discovery'],
  ['TA0008', 'lateral_movement'],
  ['TA0009', 'collection'],
  ['TA0011', 'command_and_control'],
  ['TA0010', 'exfiltration'],
  ['TA0040', 'impact'],
] as const;

const BY_WORD = new Map<string, string>([
  ...TACTICS.flatMap(([id, name]): [string, string][] => [
    [id.toLowerCase(), name],
    [name.replaceAll('_', ''), name],
  ]),
  ['commandcontrol', 'command_and_control'],
  ['c2', 'command_and_control'],
  ['defenceevasion', 'defense_evasion'],
  ['stealth', 'defense_evasion'],
  ['defenseimpairment', 'defense_evasion'],
  ['preattack', 'reconnaissance'],
]);

/** Longer than any tactic's name. */
const MAX_TACTIC = 40;

/** The ATT&CK tactic that a source names, as a category: `InitialAccess`, `initial-access` and `TA0001` are one. */
export function tactic(said: unknown): string | undefined {
  const word = say(said, MAX_TACTIC);
  return word === undefined ? undefined : BY_WORD.get(word.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

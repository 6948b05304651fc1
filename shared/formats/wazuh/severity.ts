import { whole } from '../reading/sensor.ts';
import { bands, graded, severityWords } from '../reading/words.ts';

const MAX_LEVEL = 16;

/** Lowest rule level (0 to 16) of each band: those of the Wazuh dashboard, with 0 to 3 split off as informational. */
const scale = bands([
  [15, 'critical'],
  [12, 'high'],
  [7, 'medium'],
  [4, 'low'],
  [0, 'info'],
]);

const none = severityWords({});

/** By the rule's level; what is no level from 0 to 16 says nothing. */
export function wazuhSeverity(said: unknown) {
  const level = whole(said);
  const isLevel = level !== undefined && level >= 0 && level <= MAX_LEVEL;
  return isLevel ? { severity: scale(level), sourceSeverity: `level ${level}` } : graded(none, said);
}

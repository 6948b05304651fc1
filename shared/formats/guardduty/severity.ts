import { bands, severityWords } from '../reading/words.ts';

/** GuardDuty's numbers from 1.0 to 10.0, in the bands of its console. */
export const guarddutySeverity = bands([
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [1, 'low'],
  [0, 'info'],
]);

/** `Severity.Normalized` of a Security Hub finding, 0 to 100, in the bands of its labels. */
export const normalizedSeverity = bands([
  [90, 'critical'],
  [70, 'high'],
  [40, 'medium'],
  [1, 'low'],
  [0, 'info'],
]);

/** `Severity.Label` of a Security Hub finding. */
export const labelSeverity = severityWords({
  critical: ['CRITICAL'],
  high: ['HIGH'],
  medium: ['MEDIUM'],
  low: ['LOW'],
  info: ['INFORMATIONAL'],
});

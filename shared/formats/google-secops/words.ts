import { bands, resolutionWords, severityWords, stageWords } from '../reading/words.ts';

/** Severities of rules and priorities of the SOAR side, as words and as its numbers. */
export const secopsSeverity = severityWords({
  critical: ['CRITICAL', 'PRIORITY_CRITICAL', 'SEVERITY_CRITICAL', 100],
  high: ['HIGH', 'PRIORITY_HIGH', 'SEVERITY_HIGH', 80],
  medium: ['MEDIUM', 'PRIORITY_MEDIUM', 'SEVERITY_MEDIUM', 60],
  low: ['LOW', 'PRIORITY_LOW', 'SEVERITY_LOW', 40],
  info: ['INFORMATIONAL', 'INFO', 'INFORMATIVE', 'PRIORITY_INFO', 'SEVERITY_INFO', 'NONE', -1],
});

/** Risk scores of detections run from 0 to 100; the split is ours, in the steps of the SOAR priorities. */
export const riskSeverity = bands([
  [80, 'critical'],
  [60, 'high'],
  [40, 'medium'],
  [20, 'low'],
  [0, 'info'],
]);

/** Feedback on alerts, and states of cases and their alerts: words, and the numbers of older releases. */
export const secopsStage = stageWords([
  [{ status: 'open' }, ['NEW', 'OPEN', 'OPENED', 'CREATION_PENDING', 1, 5]],
  [{ status: 'in_progress' }, ['REVIEWED', 'IN_PROGRESS', 'INVESTIGATING']],
  [{ status: 'closed' }, ['CLOSED', 'CLOSE', 2]],
  [{ status: 'closed', resolution: 'duplicate' }, ['MERGED', 4]],
]);

/** Verdicts on alerts and reasons why cases are closed. */
export const secopsResolution = resolutionWords({
  true_positive: ['TRUE_POSITIVE', 'MALICIOUS'],
  benign: ['NOT_MALICIOUS', 'BENIGN', 'MAINTENANCE'],
  false_positive: ['FALSE_POSITIVE'],
});

import { resolutionWords, severityWords, stageWords } from '../reading/words.ts';

export const insightSeverity = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['medium'],
  low: ['low'],
  info: ['info', 'informational'],
});

/** Investigations and alerts; `UNSPECIFIED` is a priority nobody has given yet and is in no table. */
export const insightStage = stageWords([
  [{ status: 'open' }, ['open', 'unmapped', 'reopened']],
  [{ status: 'in_progress' }, ['investigating', 'in_progress']],
  [{ status: 'in_progress', pauseReason: 'waiting' }, ['waiting']],
  [{ status: 'closed' }, ['closed', 'resolved']],
]);

/** `NOT_APPLICABLE`, `UNDECIDED` and `UNKNOWN` leave it open. */
export const insightDisposition = resolutionWords({
  true_positive: ['malicious', 'true_positive'],
  benign: ['benign', 'security_test'],
  false_positive: ['false_positive'],
});

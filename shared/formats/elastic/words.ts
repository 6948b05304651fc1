import { bands, resolutionWords, severityWords, stageWords } from '../reading/words.ts';

export const elasticSeverity = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['medium'],
  low: ['low'],
  info: ['informational', 'info'],
});

/** Risk scores, and the severity of Elastic Defend's own alerts: 21, 47, 73 and 99 are what rules begin with. */
export const riskSeverity = bands([
  [99, 'critical'],
  [73, 'high'],
  [47, 'medium'],
  [1, 'low'],
  [0, 'info'],
]);

/** What analysts say. `kibana.alert.status` (active, recovered, untracked) is what the rule says. */
export const elasticStage = stageWords([
  [{ status: 'open' }, ['open']],
  [{ status: 'in_progress' }, ['acknowledged', 'in-progress']],
  [{ status: 'closed' }, ['closed']],
]);

/** Reasons for closing, since 9.2. */
export const elasticReason = resolutionWords({
  true_positive: ['true_positive'],
  benign: ['benign_positive'],
  false_positive: ['false_positive'],
  duplicate: ['duplicate'],
});

import { resolutionWords, severityWords, stageWords } from '../reading/words.ts';

export const visionSeverity = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['medium'],
  low: ['low'],
  info: ['info', 'informational', 'undefined'],
});

/** Since 3.0 `status` and `investigationResult` are apart; before, one word said both. */
export const visionStage = stageWords([
  [{ status: 'open' }, ['open', 'new', 'reopened', 0]],
  [{ status: 'in_progress' }, ['in progress', 1]],
  [{ status: 'in_progress', pauseReason: 'on hold' }, ['on hold', 'pending']],
  [
    { status: 'closed' },
    ['closed', 'resolved', 'true positive', 'false positive', 'benign true positive', 2, 3],
  ],
]);

export const visionResult = resolutionWords({
  true_positive: ['true positive'],
  benign: ['benign true positive'],
  false_positive: ['false positive'],
  duplicate: ['duplicate'],
});

import { resolutionWords, severityWords, stageWords } from '../reading/words.ts';

export const wizSeverity = severityWords({
  critical: ['CRITICAL'],
  high: ['HIGH'],
  medium: ['MEDIUM'],
  low: ['LOW'],
  info: ['INFORMATIONAL', 'INFO', 'NONE'],
});

/** Of issues, threats and findings; a rejected issue is one that somebody decided to live with. */
export const wizStage = stageWords([
  [{ status: 'open' }, ['OPEN', 'REOPENED', 'UNRESOLVED']],
  [{ status: 'in_progress' }, ['IN_PROGRESS']],
  [{ status: 'closed' }, ['RESOLVED', 'CLOSED']],
  [{ status: 'closed', resolution: 'benign' }, ['REJECTED', 'IGNORED']],
]);

/** `resolutionReason`; that an object or a rule is gone says nothing of what it was. */
export const wizResolution = resolutionWords({
  true_positive: ['ISSUE_FIXED', 'MALICIOUS_THREAT'],
  benign: ['EXCEPTION', 'WONT_FIX', 'NOT_MALICIOUS_THREAT', 'SECURITY_TEST_THREAT', 'PLANNED_ACTION_THREAT'],
  false_positive: ['FALSE_POSITIVE'],
});

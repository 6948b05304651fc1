import { bands, resolutionWords, severityWords, stageWords } from '../reading/words.ts';

/** Rules and unified alerts are graded; a threat has only the engine's confidence, or of old the cloud's verdict. */
export const sentineloneSeverity = severityWords({
  critical: ['critical', 'e_critical'],
  high: ['high', 'e_high', 'malicious', 'black'],
  medium: ['medium', 'e_medium', 'suspicious', 'gray', 'grey'],
  low: ['low', 'e_low'],
  info: ['info', 'informational', 'e_info', 'information', 'benign', 'white'],
});

/** `severity_id` of the OCSF finding inside a unified alert. */
export const findingSeverity = bands([
  [5, 'critical'],
  [4, 'high'],
  [3, 'medium'],
  [2, 'low'],
  [0, 'info'],
]);

export const sentineloneStage = stageWords([
  [{ status: 'open' }, ['unresolved', 'new', 'open', 'reopened', 'not_started']],
  [{ status: 'in_progress' }, ['in_progress', 'in progress', 'investigating']],
  [{ status: 'in_progress', pauseReason: 'on hold' }, ['on_hold', 'pending']],
  [{ status: 'closed' }, ['resolved', 'closed', 'suppressed']],
]);

/** `suspicious` and `undefined` leave it open. */
export const sentineloneVerdict = resolutionWords({
  true_positive: [
    'true_positive',
    'true_positive_malicious',
    'true_positive_malicious_activity',
    'true_positive_suspicious',
    'true_positive_policy_violation',
  ],
  benign: [
    'true_positive_benign',
    'benign',
    'true_positive_security_testing',
    'true_positive_authorized_activity',
  ],
  false_positive: [
    'false_positive',
    'false_positive_user_error',
    'false_positive_system_error',
    'false_positive_benign',
    'false_positive_rule_tuning',
  ],
});

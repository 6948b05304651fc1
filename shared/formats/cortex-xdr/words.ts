import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { type SeverityWords, type StageWords, severityWords, stageWords } from '../reading/words.ts';

/** Alerts number their words so that they sort: `SEV_040_HIGH`, `STATUS_010_NEW`. */
const NUMBERED = /^(?:SEV|STATUS)_\d{3}_/i;

const plain = (word: unknown): string | undefined => say(word, limits.said)?.replace(NUMBERED, '');

const severities = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['medium'],
  low: ['low'],
  info: ['informational', 'info'],
});

/** Incidents, alerts, cases and issues; how one ended is the second half of its status or a reason beside it. */
const stages = stageWords([
  [{ status: 'open' }, ['new', 'open', 'reopened']],
  [{ status: 'in_progress' }, ['under_investigation', 'in_progress', 'investigating']],
  [{ status: 'in_progress', pauseReason: 'pending' }, ['pending', 'on_hold']],
  [{ status: 'closed', resolution: 'true_positive' }, ['resolved_true_positive', 'true_positive']],
  [{ status: 'closed', resolution: 'false_positive' }, ['resolved_false_positive', 'false_positive']],
  [
    { status: 'closed', resolution: 'duplicate' },
    ['resolved_duplicate', 'resolved_duplicate_case', 'resolved_duplicate_incident'],
  ],
  [
    { status: 'closed', resolution: 'benign' },
    [
      'resolved_known_issue',
      'resolved_security_testing',
      'resolved_known_issue_expected_behavior',
      'resolved_benign_true_positive',
    ],
  ],
  [
    { status: 'closed' },
    [
      'resolved',
      'closed',
      'resolved_other',
      'resolved_auto',
      'resolved_auto_resolve',
      'resolved_threat_handled',
      'resolved_dismissed',
      'resolved_fixed',
      'resolved_risk_accepted',
      'resolved_no_longer_observed',
      'resolved_tp_malicious',
      'resolved_tp_suspicious',
    ],
  ],
]);

export const cortexSeverity: SeverityWords = (said) => severities(plain(said));
export const cortexStage: StageWords = (said) => stages(plain(said));

/** A status and, in cases and issues, the reason beside it: `Resolved`, `Resolved - True Positive`. */
export function cortexWord(status: unknown, reason: unknown): unknown {
  const why = plain(reason)?.replace(/^resolved[\s_-]{1,3}/i, '');
  const isBare = typeof status === 'string' && /^resolved$/i.test(plain(status) ?? '');
  return isBare && why !== undefined ? `${status} - ${why}` : status;
}

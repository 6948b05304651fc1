import { resolutionWords, severityWords, stageWords } from '../reading/words.ts';

/** Urgency of notables, severity of containers. `unknown` is in no table, so the next of several words counts. */
export const splunkSeverity = severityWords({
  critical: ['critical', 'fatal', 'emergency'],
  high: ['high', 'severe'],
  medium: ['medium', 'moderate'],
  low: ['low'],
  info: ['informational', 'info', 'information'],
});

/** Splunk's own statuses by label and number; customers add their own, which belong to one of the groups. */
export const splunkStage = stageWords([
  [{ status: 'open' }, ['unassigned', 'new', 'open', 0, 1]],
  [{ status: 'in_progress' }, ['in progress', 'investigating', 2]],
  [{ status: 'in_progress', pauseReason: 'pending' }, ['pending', 'on hold', 3]],
  [{ status: 'closed' }, ['resolved', 'closed', 4, 5]],
]);

/** Groups of statuses: every status is of one, whatever its label. */
export const splunkGroup = stageWords([
  [{ status: 'open' }, ['new']],
  [{ status: 'in_progress' }, ['open']],
  [{ status: 'closed' }, ['closed']],
]);

export const splunkDisposition = resolutionWords({
  true_positive: ['disposition:1', 1, 'true positive - suspicious activity', 'true positive'],
  benign: ['disposition:2', 2, 'benign positive - suspicious but expected', 'benign positive'],
  false_positive: [
    'disposition:3',
    'disposition:4',
    3,
    4,
    'false positive - incorrect analytic logic',
    'false positive - inaccurate data',
    'false positive',
  ],
  duplicate: ['duplicate'],
});

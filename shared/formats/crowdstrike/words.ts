import { bands, gradedOn, resolutionWords, severityWords, stageWords } from '../reading/words.ts';

const words = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['medium'],
  low: ['low'],
  info: ['informational', 'info'],
});

/** Severity from 1 to 100, and incident scores from 0 to 100, in the bands of the Falcon console. */
const hundred = bands([
  [80, 'critical'],
  [60, 'high'],
  [40, 'medium'],
  [20, 'low'],
  [0, 'info'],
]);

/** Legacy events count from 0 to 5. */
const LEGACY_MAX = 5;
const legacy = bands([
  [5, 'critical'],
  [4, 'high'],
  [3, 'medium'],
  [2, 'low'],
  [0, 'info'],
]);

/** On either scale nobody calls a small number severe that the other scale calls mild: only legacy events use both. */
const either = (value: number) => (value <= LEGACY_MAX ? legacy(value) : hundred(value));

/** `isLegacy`: an event type that has used the scale from 0 to 5 as well as the one to 100. */
export const crowdstrikeGrade = (name: unknown, value: unknown, isLegacy = false) =>
  gradedOn(words, isLegacy ? either : hundred, name, value);

/** Alerts, detections and incidents; the numbers are those of the incidents API. */
export const crowdstrikeStage = stageWords([
  [{ status: 'open' }, ['new', 'open', 'reopened', 20, 25]],
  [{ status: 'in_progress' }, ['in_progress', 30]],
  [{ status: 'closed' }, ['closed', 'ignored', 'resolved', 'auto_closed', 'auto_resolved', 40]],
  [{ status: 'closed', resolution: 'true_positive' }, ['true_positive']],
  [{ status: 'closed', resolution: 'false_positive' }, ['false_positive']],
]);

export const crowdstrikeResolution = resolutionWords({
  true_positive: ['true_positive'],
  false_positive: ['false_positive'],
  benign: ['benign', 'benign_true_positive'],
  duplicate: ['duplicate'],
});

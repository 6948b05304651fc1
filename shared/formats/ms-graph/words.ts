import type { Resolution } from '../../domain/incident.ts';
import { type Stage, severityWords, stageWords } from '../reading/words.ts';

/** Graph, Defender and Sentinel share one scale without a "critical"; legacy alerts and Defender for Cloud reach it. */
export const microsoftSeverity = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['medium'],
  low: ['low'],
  info: ['informational', 'information', 'info'],
});

/** Statuses of incidents and of alerts, v1 and v2; no word means two things. */
const stages = stageWords([
  [{ status: 'open' }, ['active', 'new', 'newAlert']],
  [{ status: 'in_progress' }, ['inProgress']],
  [{ status: 'in_progress', pauseReason: 'awaiting action' }, ['awaitingAction']],
  [{ status: 'closed' }, ['resolved', 'dismissed', 'closed']],
  // Merged into another incident, which goes on under its own id.
  [{ status: 'closed', resolution: 'duplicate' }, ['redirected']],
]);

const RESOLUTIONS = new Map<string, Resolution>([
  ['truepositive', 'true_positive'],
  ['informationalexpectedactivity', 'benign'],
  ['benignpositive', 'benign'],
  ['falsepositive', 'false_positive'],
]);

const MAX_WORD = 64;
const fold = (word: unknown): string =>
  typeof word === 'string' && word.length <= MAX_WORD ? word.toLowerCase().replace(/[^a-z]/g, '') : '';

/** How an incident ended, from its classification; what is still open has not ended. */
export function microsoftStage(status: unknown, classification: unknown): Stage | undefined {
  const stage = stages(status);
  const resolution = stage?.resolution ?? RESOLUTIONS.get(fold(classification));
  return stage?.status === 'closed' && resolution !== undefined ? { ...stage, resolution } : stage;
}

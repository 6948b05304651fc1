import type { Resolution } from '../../domain/incident.ts';
import { stageWords } from '../reading/words.ts';

/** Sentinel calls "active" what somebody works on; Defender calls so what nobody has looked at yet. */
export const incidentStage = stageWords([
  [{ status: 'open' }, ['new']],
  [{ status: 'in_progress' }, ['active', 'inProgress']],
  [{ status: 'closed' }, ['closed', 'resolved']],
]);

/** Alerts of the products that Sentinel collects, and of Defender for Cloud. */
export const alertStage = stageWords([
  [{ status: 'open' }, ['new', 'active']],
  [{ status: 'in_progress' }, ['inProgress']],
  [{ status: 'closed' }, ['resolved', 'dismissed', 'closed']],
]);

const RESOLUTIONS: Readonly<Record<string, Resolution>> = {
  TruePositive: 'true_positive',
  BenignPositive: 'benign',
  FalsePositive: 'false_positive',
};

/** `Undetermined` is no resolution: the incident is closed and nobody says why. */
export const classified = (classification: unknown): Resolution | undefined =>
  typeof classification === 'string' && Object.hasOwn(RESOLUTIONS, classification)
    ? RESOLUTIONS[classification]
    : undefined;

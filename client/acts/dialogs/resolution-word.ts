import type { Resolution } from '../../../shared/domain/incident.ts';

export const resolutionWord: Record<Resolution, string> = {
  true_positive: 'True positive',
  benign: 'Benign',
  false_positive: 'False positive',
  duplicate: 'Duplicate',
};

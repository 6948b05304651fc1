import { type Criticality, criticalities } from '../../../../shared/domain/tenant.ts';

export const criticalityWord: Record<Criticality, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  extreme: 'Extreme',
};
export const criticalityOptions = criticalities.map((value) => ({ value, word: criticalityWord[value] }));
export const CRITICALITY_HINT =
  'How much a breach here would hurt. It raises or lowers the customer’s risk score.';

import { severityWords } from '../reading/words.ts';

/** Words that all these vendors use alike; what one of them means otherwise stands in its own file. */
export const riskWords = severityWords({
  critical: ['critical', 'very high', 'severe', 'urgent', 'p1'],
  high: ['high', 'material', 'p2'],
  medium: ['medium', 'moderate', 'p3'],
  low: ['low', 'minor', 'p4'],
  info: ['info', 'informational', 'informative', 'information', 'very low', 'none', 'p5'],
});

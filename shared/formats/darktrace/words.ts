import type { Severity } from '../../domain/incident.ts';
import { bands, severityWords } from '../reading/words.ts';

/** Categories of AI Analyst incidents and of models. */
export const darktraceSeverity = severityWords({
  critical: ['critical'],
  high: ['high'],
  medium: ['suspicious', 'medium', 'moderate'],
  low: ['low'],
  info: ['compliance', 'informational', 'info'],
});

/** AI Analyst and model scores, from 0 to 100: the split is ours. */
export const scoreSeverity = bands([
  [90, 'critical'],
  [70, 'high'],
  [40, 'medium'],
  [20, 'low'],
  [0, 'info'],
]);

/** Priorities of the appliances' own alerts, from 0 to 100. */
export const prioritySeverity = bands([
  [81, 'critical'],
  [61, 'high'],
  [41, 'medium'],
  [0, 'low'],
]);

/** Model breaches score from 0 to 1. */
export const breachSeverity = (score: number): Severity => scoreSeverity(score <= 1 ? score * 100 : score);

/** Who acknowledges has seen it; Darktrace knows no closing. */
export const acknowledged = (said: unknown) =>
  said === true || said === 'true' || (typeof said === 'object' && said !== null && !Array.isArray(said))
    ? { status: 'in_progress' as const, sourceStatus: 'acknowledged' }
    : said === false || said === 'false'
      ? { status: 'open' as const, sourceStatus: 'unacknowledged' }
      : {};

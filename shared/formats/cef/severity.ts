import type { Severity } from '../../domain/incident.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { bands, graded, severityWords } from '../reading/words.ts';

const words = severityWords({
  info: ['info', 'information', 'informational', 'none', 'debug', 'notice'],
  low: ['low', 'minor'],
  medium: ['medium', 'moderate', 'warning', 'med'],
  high: ['high', 'major', 'error', 'important'],
  critical: ['very-high', 'critical', 'severe', 'alert', 'emergency', 'fatal'],
});

/** ArcSight's own bands of 0 to 10; some products count from -1. */
const scale = bands([
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [-1, 'low'],
]);
const MAX = 10;

/** A number on the scale, or a word for one; undefined for what is neither. */
function known(said: string | undefined): Severity | undefined {
  const number = said === undefined || said === '' || said.length > 6 ? Number.NaN : Number(said);
  return number >= -1 && number <= MAX ? scale(number) : words(said);
}

/** By the header, or where that says nothing by what the product says itself. */
export function cefSeverity(header: string, own: string | undefined) {
  for (const said of [header, own]) {
    const severity = known(said);
    if (severity !== undefined) return { severity, sourceSeverity: say(said, limits.said) };
  }
  return graded(words, header, own);
}

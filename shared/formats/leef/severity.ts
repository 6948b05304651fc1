import type { Severity } from '../../domain/incident.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { bands, graded, severityWords } from '../reading/words.ts';

const words = severityWords({
  info: ['info', 'information', 'informational', 'debug', 'notice'],
  low: ['low', 'minor'],
  medium: ['medium', 'moderate', 'warning'],
  high: ['high', 'major', 'error'],
  critical: ['very high', 'critical', 'severe', 'alert', 'emergency', 'fatal'],
});

/** `sev` counts from 1 to 10; LEEF names the ends of the scale, the bands are ours. */
const scale = bands([
  [9, 'critical'],
  [7, 'high'],
  [5, 'medium'],
  [3, 'low'],
  [0, 'info'],
]);
const MAX = 10;

function known(said: string | undefined): Severity | undefined {
  const number = said === undefined || said.length > 6 ? Number.NaN : Number(said);
  return number >= 0 && number <= MAX ? scale(number) : words(said);
}

export function leefSeverity(said: string | undefined) {
  const severity = known(said);
  return severity === undefined ? graded(words, said) : { severity, sourceSeverity: say(said, limits.said) };
}

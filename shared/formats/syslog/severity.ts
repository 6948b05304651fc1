import type { Severity } from '../../domain/incident.ts';
import { severityWords } from '../reading/words.ts';

/** RFC 5424's severities, 0 to 7, and what they are to us: they tell the weight of a line, not of an incident. */
const LEVELS: readonly (readonly [name: string, severity: Severity])[] = [
  ['emergency', 'critical'],
  ['alert', 'critical'],
  ['critical', 'critical'],
  ['error', 'high'],
  ['warning', 'medium'],
  ['notice', 'low'],
  ['informational', 'info'],
  ['debug', 'info'],
];

/** What a line is that names no priority (RFC 3164, 4.3.3): user-level, notice. */
const UNSAID = 13;

/** Words in which devices say how bad the event is, which is more than the priority tells. */
const own = severityWords({
  info: ['info', 'informational', 'information'],
  low: ['low', 'minor'],
  medium: ['medium', 'moderate'],
  high: ['high', 'major'],
  critical: ['critical', 'severe', 'very high'],
});

/** By the event's own word for its severity, or else by the line's priority, 0 to 191. */
export function syslogSeverity(priority: number | undefined, said: string | undefined) {
  const severity = own(said);
  if (said !== undefined && severity !== undefined) return { severity, sourceSeverity: said };
  const [name, level] = LEVELS[(priority ?? UNSAID) & 7]!;
  return { severity: level, sourceSeverity: priority === undefined ? undefined : name };
}

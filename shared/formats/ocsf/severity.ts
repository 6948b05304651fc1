import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { graded, severityWords } from '../reading/words.ts';

type Event = Readonly<Record<string, unknown>>;

const IDS = severityWords({ info: [1], low: [2], medium: [3], high: [4], critical: [5, 6] });
const RISKS = severityWords({ info: [0], low: [1], medium: [2], high: [3], critical: [4] });
const WORDS = severityWords({
  info: ['informational', 'info'],
  low: ['low'],
  medium: ['medium', 'moderate'],
  high: ['high'],
  critical: ['critical', 'fatal'],
});

/**
 * The normal number decides; where it is unknown (0) or of the source's own making (99) the source's word does, and
 * after that the risk. A vendor's severity of a vulnerability comes last.
 */
export function ocsfSeverity(event: Event) {
  const word = digFirst(event, 'severity', 'severity_id', 'risk_level', 'risk_level_id');
  const known =
    IDS(event.severity_id) ??
    WORDS(event.severity) ??
    RISKS(event.risk_level_id) ??
    WORDS(event.risk_level) ??
    WORDS(event.vendor_severity);
  return known === undefined
    ? graded(WORDS, word)
    : { severity: known, sourceSeverity: say(word, limits.said) };
}

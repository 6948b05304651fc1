import './severity.css';
import { type Severity, severities } from '../../shared/domain/incident.ts';
import { severityWord } from './severity-word.ts';

export { severityWord };

/** On a 12 × 12 field, of about equal visual weight. */
const shapes: Record<Severity, string> = {
  critical: 'M6 0 12 6 6 12 0 6z',
  high: 'M6 .8 12 11.2H0z',
  medium: 'M1.2 1.2h9.6v9.6H1.2z',
  low: 'M6 .7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 6 .7z',
  info: 'M.5 4.5h11v3H.5z',
};

/** The shape alone; whoever places it says the word beside it or to the screen reader. */
export function SeverityMark(props: { severity: Severity }) {
  return (
    <svg class={`severity-mark ${props.severity}`} viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[props.severity]} />
    </svg>
  );
}

export function SeverityLabel(props: { severity: Severity }) {
  return (
    <span class="severity-label">
      <SeverityMark severity={props.severity} />
      {severityWord(props.severity)}
    </span>
  );
}

export const isSeverity = (value: string): value is Severity =>
  (severities as readonly string[]).includes(value);

import './status.css';
import type { Status } from '../../shared/domain/incident.ts';
import { statusWord } from './status-word.ts';

/** What stands inside the circle, on a 24 × 24 field: Lucide's circle, circle-dot and circle-check (ISC). */
const inside: Record<Status, string> = {
  open: '',
  in_progress: 'M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0',
  closed: 'm9 12 2 2 4-4',
};

/**
 * Told apart by icon and word, not by hue. One drawing whose inside changes: a row of a list that scrolls has another
 * status many times a second, and an icon of the library would be built anew for each.
 */
export function StatusLabel(props: { status: Status }) {
  return (
    <span class={`status ${props.status}`}>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10" />
        <path d={inside[props.status]} />
      </svg>
      {statusWord[props.status]}
    </span>
  );
}

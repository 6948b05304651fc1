import './status.css';
import Circle from 'lucide-solid/icons/circle';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDot from 'lucide-solid/icons/circle-dot';
import { Dynamic } from 'solid-js/web';
import type { Status } from '../../shared/domain/incident.ts';
import { statusWord } from './status-word.ts';

const icons = { open: Circle, in_progress: CircleDot, closed: CircleCheck };

/** Told apart by icon and word, not by hue. */
export function StatusLabel(props: { status: Status }) {
  return (
    <span class={`status ${props.status}`}>
      <Dynamic component={icons[props.status]} class="icon" aria-hidden="true" />
      {statusWord[props.status]}
    </span>
  );
}

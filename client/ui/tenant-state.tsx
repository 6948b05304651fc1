import './tenant-state.css';
import Archive from 'lucide-solid/icons/archive';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CirclePause from 'lucide-solid/icons/circle-pause';
import Hourglass from 'lucide-solid/icons/hourglass';
import { Dynamic } from 'solid-js/web';
import type { TenantState } from '../../shared/domain/tenant.ts';

export const stateWord: Record<TenantState, string> = {
  trial: 'Trial',
  active: 'Active',
  suspended: 'Suspended',
  offboarded: 'Offboarded',
};
const icons = { trial: Hourglass, active: CircleCheck, suspended: CirclePause, offboarded: Archive };

/** Told apart by icon and word, not by hue. */
export function TenantStateLabel(props: { state: TenantState }) {
  return (
    <span class="tenant-state">
      <Dynamic component={icons[props.state]} class="icon" aria-hidden="true" />
      {stateWord[props.state]}
    </span>
  );
}

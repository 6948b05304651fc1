import CircleCheck from 'lucide-solid/icons/circle-check';
import CirclePause from 'lucide-solid/icons/circle-pause';
import CircleX from 'lucide-solid/icons/circle-x';
import Clock from 'lucide-solid/icons/clock';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { Dynamic } from 'solid-js/web';
import type { Connector } from '../../../../shared/wire/http/connectors.ts';

const healthWord: Record<Connector['health'], string> = {
  waiting: 'Not run yet',
  running: 'Running',
  healthy: 'Healthy',
  failing: 'Failing',
  paused: 'Paused',
};
const icons = {
  waiting: Clock,
  running: RefreshCw,
  healthy: CircleCheck,
  failing: CircleX,
  paused: CirclePause,
};

/** Told apart by icon and word, not by hue. */
export function ConnectorHealth(props: { health: Connector['health'] }) {
  return (
    <span class="tenant-state">
      <Dynamic component={icons[props.health]} class="icon" aria-hidden="true" />
      {healthWord[props.health]}
    </span>
  );
}

import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import { Show } from 'solid-js';
import { exact } from '../../ui/number.ts';
import { neighbours, placeOf } from '../queue/order.ts';

/** To the incident before and after, in the list it was opened from. */
export function Walk(props: { id: string; onGo: (id: string) => void }) {
  const beside = () => neighbours(props.id);
  const place = () => placeOf(props.id);
  const go = (id: string | undefined) => id !== undefined && props.onGo(id);
  return (
    <Show when={place()}>
      {(known) => (
        <fieldset class="walk" aria-label="The list it was opened from">
          <button
            type="button"
            class="button bare square"
            aria-label="Previous incident"
            title="Previous incident ([)"
            disabled={beside().previous === undefined}
            onClick={() => go(beside().previous)}
          >
            <ChevronUp class="icon" />
          </button>
          <button
            type="button"
            class="button bare square"
            aria-label="Next incident"
            title="Next incident (])"
            disabled={beside().next === undefined}
            onClick={() => go(beside().next)}
          >
            <ChevronDown class="icon" />
          </button>
          <span class="walk-place quiet tabular">
            {exact(known().at)} of {exact(known().of.n)}
            {known().of.isExact ? '' : '+'}
          </span>
        </fieldset>
      )}
    </Show>
  );
}

/** The same by key. */
export function walkKeys(id: () => string, onGo: (id: string) => void) {
  const step = (which: 'previous' | 'next') => () => {
    const to = neighbours(id())[which];
    if (to !== undefined) onGo(to);
  };
  return { '[': step('previous'), ']': step('next') };
}

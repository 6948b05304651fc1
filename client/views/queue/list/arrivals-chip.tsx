import ArrowUp from 'lucide-solid/icons/arrow-up';
import { Show } from 'solid-js';
import { exact } from '../../../ui/number.ts';
import { useQueue } from '../queue.ts';
import { showArrivals } from '../show-arrivals.ts';

/** What came since, while somebody was at work in the list. */
export function ArrivalsChip() {
  const queue = useQueue();
  const count = () => queue.arrivals.waiting().size;
  return (
    <Show when={count() > 0}>
      <button
        type="button"
        class="button primary arrivals"
        data-testid="arrivals"
        title="Show them (.)"
        onClick={() => void showArrivals(queue)}
      >
        <ArrowUp class="icon" aria-hidden="true" />
        <span class="tabular">{exact(count())} new</span>
      </button>
    </Show>
  );
}

import './heat.css';
import Table from 'lucide-solid/icons/table-2';
import { createMemo, createSignal, Show } from 'solid-js';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { useFeed } from '../../live/feed.tsx';
import { hourly } from '../../live/reading.ts';
import { Definition } from '../../ui/definition.tsx';
import { short } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { definitions } from './definitions.ts';
import { HeatMap } from './heat-map.tsx';
import { HeatTable } from './heat-table.tsx';
import { createOrder } from './order.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function Heat() {
  const { store, second } = useFeed();
  const [asTable, setAsTable] = createSignal(false);
  const [held, setHeld] = createSignal(false);
  const [top, setTop] = createSignal(0);
  const hour = createMemo(() => Math.floor(second() / HOUR_MS) * HOUR_MS);
  const order = createOrder((cells) => sum(hourly(cells, hour())), held);
  return (
    <section class="panel heat" aria-labelledby="heat-title">
      <header class="panel-head">
        <h2 id="heat-title">
          <Definition id="heat-means" text={definitions.heat}>
            New by customer and hour
          </Definition>
        </h2>
        <p class="heat-legend tabular end" aria-hidden="true">
          0 <span class="heat-ramp" /> {short(top())}
        </p>
        <button
          type="button"
          class="button bare square heat-turn"
          aria-pressed={asTable()}
          title="Show as a table"
          aria-label="Show as a table"
          onClick={() => setAsTable((was) => !was)}
        >
          <Table class="icon" aria-hidden="true" />
        </button>
      </header>
      <Show when={store.ready()} fallback={<SkeletonRows />}>
        <Show when={!asTable()} fallback={<HeatTable order={order()} hour={hour()} />}>
          <HeatMap order={order()} hour={hour()} onHold={setHeld} onTop={setTop} />
        </Show>
      </Show>
    </section>
  );
}

import './bar.css';
import './compare.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { ceiling } from '../../charts/scale.ts';
import { createSize, remPx } from '../../charts/size.ts';
import { useFeed } from '../../live/feed.tsx';
import { Definition } from '../../ui/definition.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CompareBar } from './compare-bar.tsx';
import { definitions } from './definitions.ts';
import { type MeasureName, measureOf, measures } from './measures.ts';
import { createOrder } from './order.ts';

const ROW_REM = 1.625;
const MOST = 24;

function Choice(props: { onChoose: (name: MeasureName) => void }) {
  return (
    <select
      class="compare-choice end"
      aria-label="Measure"
      onChange={(event) => props.onChoose(event.currentTarget.value as MeasureName)}
    >
      <For each={Object.entries(measures)}>
        {([name, measure]) => <option value={name}>{measure.word}</option>}
      </For>
    </select>
  );
}

function Bars(props: { name: MeasureName }) {
  const { store, second } = useFeed();
  let frame!: HTMLDivElement;
  const size = createSize(() => frame);
  const measure = () => measureOf(props.name);
  const order = createOrder((cells) => measure().value(cells));
  const shown = createMemo(() => {
    const fit = Math.floor(size().height / (ROW_REM * remPx()));
    return order().slice(0, Math.max(1, Math.min(MOST, fit)));
  });
  const top = createMemo(() => {
    second();
    const highest = (cells: Float64Array) => Math.max(measure().value(cells), measure().before?.(cells) ?? 0);
    const most = Math.max(0, ...shown().map((tenant) => highest(store.peek(tenant.row))));
    return props.name === 'resolution' ? Math.max(1, Math.min(most, 2)) : ceiling(most, 5);
  });
  return (
    <div ref={frame} class="compare-body">
      <ol>
        <For each={shown()}>{(tenant) => <CompareBar tenant={tenant} measure={measure()} top={top()} />}</For>
      </ol>
    </div>
  );
}

/** A few customers side by side, in one measure and on one scale. */
export function Compare() {
  const { store } = useFeed();
  const [name, setName] = createSignal<MeasureName>('new');
  return (
    <section class="panel compare" aria-labelledby="compare-title">
      <header class="panel-head">
        <h2 id="compare-title">
          <Definition id="compare-means" text={`${definitions.compare} ${measureOf(name()).note}`}>
            Across customers
          </Definition>
        </h2>
        <Choice onChoose={setName} />
      </header>
      <Show when={store.ready()} fallback={<SkeletonRows />}>
        <Bars name={name()} />
      </Show>
    </section>
  );
}

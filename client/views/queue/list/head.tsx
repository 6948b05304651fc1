import { createEffect, For, Show } from 'solid-js';
import { tickLoaded } from '../acts/tick-loaded.ts';
import { useQueue } from '../queue.ts';
import { type ColumnId, columnOf } from './column-ids.ts';

function TickLoaded() {
  const queue = useQueue();
  const { ticks } = queue;
  let box!: HTMLInputElement;
  createEffect(() => {
    box.indeterminate = ticks.keys().size > 0;
  });
  return (
    <input
      ref={box}
      type="checkbox"
      tabindex="-1"
      checked={false}
      aria-label="Tick all that is loaded"
      title="Tick all that is loaded (Ctrl A)"
      onChange={() => (ticks.keys().size > 0 ? ticks.clear() : tickLoaded(queue))}
    />
  );
}

/** The names of the columns, and a box that ticks all that is loaded. */
export function Head(props: { ref: HTMLDivElement; columns: readonly ColumnId[] }) {
  const { ticks } = useQueue();
  return (
    // biome-ignore lint/a11y: the head row of the grid
    <div ref={props.ref} role="row" class="queue-head" aria-rowindex="1">
      {/* biome-ignore lint/a11y: the head of the ticks */}
      <div role="columnheader" class="cell tick">
        <Show when={ticks.areOffered()} fallback={<span class="unseen">Unfold</span>}>
          <TickLoaded />
        </Show>
      </div>
      <For each={props.columns}>
        {(id) => (
          // biome-ignore lint/a11y: the head of a column
          <div role="columnheader" class={`cell ${id}`}>
            {columnOf[id].word}
          </div>
        )}
      </For>
    </div>
  );
}

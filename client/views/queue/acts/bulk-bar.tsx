import './bulk-bar.css';
import X from 'lucide-solid/icons/x';
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js';
import { ActBar } from '../../../acts/act-bar.tsx';
import { useBook } from '../../../incidents/book.ts';
import { exact, plural } from '../../../ui/number.ts';
import { toast } from '../../../ui/toast.tsx';
import { useQueue } from '../queue.ts';
import { tickAll } from './tick-all.ts';
import { MOST_TICKS } from './tick-loaded.ts';

/** What is ticked, and what can be done to it. */
export function BulkBar() {
  const { ticks, counts, counted, rows, misfit } = useQueue();
  const [read, setRead] = createSignal<number>();
  const book = useBook();
  let reading = new AbortController();
  createEffect(on(counted, () => reading.abort(), { defer: true }));
  onCleanup(() => reading.abort());
  const count = () => ticks.keys().size;
  const total = () => counts.known()?.total ?? 0;
  const elsewhere = createMemo(() => {
    rows.length();
    return ticks.incidents().filter(({ id }) => rows.indexOf(id) === -1 && misfit(id) !== null);
  });
  const all = async () => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    setRead(0);
    await tickAll({ query: counted(), book, ticks, onRead: setRead, signal }).catch((error: Error) => {
      if (!signal.aborted) toast(`Not ticked. ${error.message}`);
    });
    setRead(undefined);
  };
  return (
    <Show when={count() > 0}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of controls, not of form fields */}
      <div class="bulk-bar" role="group" aria-label="Ticked incidents" data-testid="bulk-bar">
        <span class="bulk-count">
          <strong class="tabular" data-testid="ticked">
            {exact(count())} ticked
          </strong>
          <button
            type="button"
            class="button bare square"
            title="Untick all (Esc)"
            aria-label="Untick all"
            onClick={() => ticks.clear()}
          >
            <X class="icon" aria-hidden="true" />
          </button>
        </span>
        <Show when={elsewhere().length > 0}>
          <span class="quiet bulk-elsewhere">
            {plural(elsewhere().length, 'of them is', 'of them are')} not in this view
            <button
              type="button"
              class="bulk-link"
              onClick={() => ticks.drop(elsewhere().map(({ id }) => id))}
            >
              untick those
            </button>
          </span>
        </Show>
        <Show when={read() !== undefined}>
          <span class="quiet tabular" role="status">
            ticking {exact(read()!)}…
          </span>
        </Show>
        <Show when={read() === undefined && total() > count() && elsewhere().length === 0}>
          <button type="button" class="bulk-link tabular" onClick={() => void all()}>
            {total() > MOST_TICKS ? `tick the first ${exact(MOST_TICKS)}` : `tick all ${exact(total())}`}
          </button>
        </Show>
        <span class="bulk-acts">
          <ActBar targets={ticks.incidents()} compact />
        </span>
      </div>
    </Show>
  );
}

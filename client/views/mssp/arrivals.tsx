import './arrivals.css';
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { MINUTE_MS } from '../../../shared/domain/clock.ts';
import { severities } from '../../../shared/domain/incident.ts';
import { MINUTES } from '../../charts/stack.ts';
import { useFeed } from '../../live/feed.tsx';
import { minuteCounts } from '../../live/reading.ts';
import type { Cells } from '../../live/store.ts';
import { Definition } from '../../ui/definition.tsx';
import { clockTime } from '../../ui/instant.ts';
import { short } from '../../ui/number.ts';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { definitions } from './definitions.ts';

// Asked for at once, so that it comes while the first numbers do.
const plot = import('./arrivals-plot.tsx');
const ArrivalsPlot = lazy(async () => ({ default: (await plot).ArrivalsPlot }));

function hourCounts(scope: Cells, now: number): number[] {
  const sums = severities.map(() => 0);
  for (let back = 0; back < MINUTES; back++) {
    minuteCounts(scope, now - back * MINUTE_MS).forEach((count, severity) => {
      sums[severity]! += count;
    });
  }
  return sums;
}

export function Arrivals() {
  const { store, second } = useFeed();
  const [pointed, setPointed] = createSignal<number>();
  const counts = createMemo(() => {
    const at = pointed();
    return at === undefined ? hourCounts(store.row(0), second()) : minuteCounts(store.row(0), at);
  });
  return (
    <section class="panel arrivals" aria-labelledby="arrivals-title">
      <header class="panel-head">
        <h2 id="arrivals-title">
          <Definition id="arrivals-means" text={definitions.arrivals}>
            Incidents per minute
          </Definition>
        </h2>
        <p class="arrivals-legend tabular end">
          <span class="quiet">{pointed() === undefined ? 'Last 60 min' : clockTime(pointed()!)}</span>
          <For each={severities}>
            {(severity, index) => (
              <span class="arrivals-key">
                <SeverityMark severity={severity} />
                <span class="arrivals-word">{severityWord(severity)}</span>
                <b>{store.ready() ? short(counts()[index()]!) : '–'}</b>
              </span>
            )}
          </For>
        </p>
      </header>
      <div class="arrivals-body">
        <Show when={store.ready()} fallback={<div class="skeleton arrivals-skeleton" />}>
          <Suspense>
            <ArrivalsPlot onPoint={setPointed} />
          </Suspense>
        </Show>
      </div>
    </section>
  );
}

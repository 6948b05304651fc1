import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { countedSeverities } from '../../../shared/domain/incident.ts';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { useFeed } from '../../live/feed.tsx';
import { useIncidentsHref } from './incidents-href.ts';
import type { Measure } from './measures.ts';

const share = (value: number, top: number): number => Math.max(0, Math.min(1, value / top));

function Parts(props: { counts: readonly number[]; top: number }) {
  return (
    <span class="compare-parts">
      <For each={countedSeverities}>
        {(severity, index) => (
          <span
            class={`compare-part ${severity}`}
            style={{ width: `${share(props.counts[index()]!, props.top) * 100}%` }}
          />
        )}
      </For>
    </span>
  );
}

/** One customer in the measure. Its name leads to its console, its number to the rows behind it. */
export function CompareBar(props: { tenant: LiveTenant; measure: Measure; top: number }) {
  const incidentsHref = useIncidentsHref();
  const { store, second } = useFeed();
  const cells = () => store.row(props.tenant.row);
  const value = createMemo(() => props.measure.value(cells()));
  const before = createMemo(() => props.measure.before?.(cells()));
  const printed = createMemo(() => props.measure.print(cells()));
  const rows = () => incidentsHref({ tenant: props.tenant.slug, ...props.measure.behind(second()) });
  return (
    <li class="compare-row">
      <A class="rank-name ellipsis" href={`/t/${props.tenant.slug}`} title={props.tenant.name}>
        {props.tenant.name}
      </A>
      <span class="compare-track">
        <Show
          when={props.measure.parts}
          fallback={
            <span class="compare-bar" style={{ transform: `scaleX(${share(value(), props.top)})` }} />
          }
        >
          {(parts) => <Parts counts={parts()(cells())} top={props.top} />}
        </Show>
        <Show when={before() !== undefined}>
          <span class="compare-before" style={{ left: `${share(before()!, props.top) * 100}%` }} />
        </Show>
      </span>
      <A class="compare-number tabular" href={rows()} aria-label={`${printed()} of ${props.tenant.name}`}>
        {printed()}
      </A>
    </li>
  );
}

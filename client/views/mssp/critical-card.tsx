import { A } from '@solidjs/router';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { short } from '../../ui/number.ts';
import { definitions } from './definitions.ts';
import { useIncidentsHref } from './incidents-href.ts';
import { OPEN } from './links.ts';
import { MetricCard } from './metric-card.tsx';

function Fresh(props: { count: number }) {
  return (
    <Show when={props.count > 0}>
      <strong class="metric-fresh tabular" title="Since you last looked at this card">
        +{short(props.count)} <span class="metric-spare">new</span>
        <span class="unseen"> since you looked</span>
      </strong>
    </Show>
  );
}

export function CriticalCard() {
  const incidentsHref = useIncidentsHref();
  const { store } = useFeed();
  const value = createMemo(() => cell(store.row(0), 'open_critical'));
  const open = createMemo(() => openTotal(store.row(0)));
  const unassigned = createMemo(() => cell(store.row(0), 'unassigned'));
  const [seen, setSeen] = createSignal<number>();
  createEffect(
    on([store.ready, value], ([ready, now]) => ready && setSeen((was) => Math.min(was ?? now, now)), {
      defer: false,
    }),
  );
  const fresh = () => value() - (seen() ?? value());
  const look = () => store.ready() && setSeen(value());
  return (
    <div class="metric-slot" onPointerEnter={look} onFocusIn={look}>
      <MetricCard
        id="metric-critical-open"
        label="Critical incidents"
        class={fresh() > 0 ? 'fresh' : ''}
        definition={definitions.critical}
        href={incidentsHref({ severity: 'critical', ...OPEN })}
        value={value()}
        known={store.ready()}
        aside={<Fresh count={fresh()} />}
      >
        <Show when={store.ready()} fallback={'\u00a0'}>
          <span class="metric-pair tabular">
            <A href={incidentsHref(OPEN)}>{short(open())} open</A>
            <A href={incidentsHref({ ...OPEN, assignee: 'none' })}>{short(unassigned())} unassigned</A>
          </span>
        </Show>
      </MetricCard>
    </div>
  );
}

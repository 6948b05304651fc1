import { A } from '@solidjs/router';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { short } from '../../ui/number.ts';
import { definitions } from './definitions.ts';
import { incidentsHref, OPEN } from './links.ts';
import { MetricCard } from './metric-card.tsx';

export function CriticalCard() {
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
      >
        <Show when={fresh() > 0}>
          <strong class="metric-fresh">{short(fresh())} new since you looked</strong>
        </Show>
        <Show when={store.ready()} fallback={'\u00a0'}>
          <span>
            <A href={incidentsHref(OPEN)}>{short(open())} open</A>
            {', '}
            <A href={incidentsHref({ ...OPEN, assignee: 'none' })}>{short(unassigned())} unassigned</A>
          </span>
        </Show>
      </MetricCard>
    </div>
  );
}

import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { createMemo, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { periodStart } from '../../../shared/domain/window.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { useFeed } from '../../live/feed.tsx';
import { cell, hourly, sameNumbers } from '../../live/reading.ts';
import { short } from '../../ui/number.ts';
import { definitions } from './definitions.ts';
import { useIncidentsHref } from './incidents-href.ts';
import { EVERY_SEVERITY, instant } from './links.ts';
import { MetricCard } from './metric-card.tsx';

/** An arrow for the eye; the screen reader is told the direction in words. */
function Change(props: { now: number; before: number }) {
  const by = () => props.now - props.before;
  return (
    <span class="change tabular">
      <Show when={by() !== 0} fallback="Same as the day before">
        <Dynamic component={by() > 0 ? ArrowUp : ArrowDown} class="icon" aria-hidden="true" />
        {short(Math.abs(by()))}
        <span class="unseen">{by() > 0 ? 'more' : 'fewer'} than the day before</span>
        <span aria-hidden="true">
          vs <span class="metric-spare">day </span>before
        </span>
      </Show>
    </span>
  );
}

export function NewCard() {
  const incidentsHref = useIncidentsHref();
  const { store, second } = useFeed();
  const value = createMemo(() => cell(store.row(0), 'new_24h'));
  const before = createMemo(() => cell(store.row(0), 'new_prev_24h'));
  const from = createMemo(() => periodStart('24h', second()));
  const hour = createMemo(() => Math.floor(second() / HOUR_MS) * HOUR_MS);
  const hours = createMemo(() => hourly(store.row(0), hour()), undefined, sameNumbers);
  return (
    <MetricCard
      id="metric-new-24h"
      label={
        <>
          New <span class="metric-spare">incidents </span>(24h)
        </>
      }
      definition={definitions.new}
      href={incidentsHref({ ...EVERY_SEVERITY, from: instant(from()) })}
      value={value()}
      known={store.ready()}
    >
      <div class="metric-spark">
        <Sparkline values={hours()} />
      </div>
      <Show when={store.ready()} fallback={'\u00a0'}>
        <Change now={value()} before={before()} />
      </Show>
    </MetricCard>
  );
}

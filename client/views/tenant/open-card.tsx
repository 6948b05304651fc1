import { A } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { periodStart } from '../../../shared/domain/window.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { short } from '../../ui/number.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { EVERY_SEVERITY, instant, OPEN } from '../mssp/links.ts';
import { MetricCard } from '../mssp/metric-card.tsx';

export function OpenCard() {
  const incidentsHref = useIncidentsHref();
  const { store, second } = useFeed();
  const value = createMemo(() => openTotal(store.row(0)));
  const closed = createMemo(() => cell(store.row(0), 'closed_24h'));
  const from = createMemo(() => instant(periodStart('24h', second())));
  return (
    <MetricCard
      id="metric-open"
      label="Open incidents"
      definition={definitions.open}
      href={incidentsHref(OPEN)}
      value={value()}
      known={store.ready()}
    >
      <Show when={store.ready()} fallback={'\u00a0'}>
        <A class="tabular" href={incidentsHref({ ...EVERY_SEVERITY, status: 'closed', closed_from: from() })}>
          {short(closed())} closed in 24 h
        </A>
      </Show>
    </MetricCard>
  );
}

import { A } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import { type Period, periodStart, resolutionRate } from '../../../shared/domain/window.ts';
import { useFeed } from '../../live/feed.tsx';
import { flow } from '../../live/reading.ts';
import { exact, percent, short } from '../../ui/number.ts';
import { PeriodChoice } from '../response/period.tsx';
import { definitions } from './definitions.ts';
import { useIncidentsHref } from './incidents-href.ts';
import { EVERY_SEVERITY, instant } from './links.ts';
import { MetricCard } from './metric-card.tsx';

export function ResolutionCard() {
  const incidentsHref = useIncidentsHref();
  const { store, second } = useFeed();
  const [period, setPeriod] = createSignal<Period>('7d');
  const counts = createMemo(() => flow(store.row(0), period()));
  const rate = () => resolutionRate(counts().opened, counts().closed);
  const from = createMemo(() => instant(periodStart(period(), second())));
  const closedHref = () => incidentsHref({ ...EVERY_SEVERITY, status: 'closed', closed_from: from() });
  return (
    <MetricCard
      id="metric-resolution-rate"
      label="Resolution rate"
      definition={definitions.resolution}
      href={closedHref()}
      value={rate() ?? 0}
      known={store.ready() && rate() !== null}
      format={() => percent(rate())}
    >
      <Show when={store.ready()} fallback={'\u00a0'}>
        <span class="metric-line tabular">
          <A href={closedHref()} title={`${exact(counts().closed)} closed`}>
            {short(counts().closed)} <span class="metric-word">closed</span>
          </A>
          {' / '}
          <A
            href={incidentsHref({ ...EVERY_SEVERITY, from: from() })}
            title={`${exact(counts().opened)} new`}
          >
            {short(counts().opened)} <span class="metric-word">new</span>
          </A>
        </span>
      </Show>
      <PeriodChoice period={period()} onChoose={setPeriod} />
    </MetricCard>
  );
}

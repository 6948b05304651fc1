import './dashboard.css';
import { createMemo, createSignal, Show } from 'solid-js';
import type { Period } from '../../../shared/domain/window.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { Arrivals } from '../mssp/arrivals.tsx';
import { CriticalCard } from '../mssp/critical-card.tsx';
import { NewCard } from '../mssp/new-card.tsx';
import { NoLive } from '../mssp/no-live.tsx';
import { ResolutionCard } from '../mssp/resolution-card.tsx';
import { createHandling } from '../response/handling.ts';
import { ResponseCards } from '../response/response-cards.tsx';
import { Latest } from './latest.tsx';
import { Matrix } from './matrix.tsx';
import { OpenCard } from './open-card.tsx';
import { RiskCard } from './risk-card.tsx';
import { Trend } from './trend.tsx';
import { Waiting } from './waiting.tsx';

/** How it was handled, and what there is to handle. */
function Handled() {
  const tenant = useContextTenant();
  const [period, setPeriod] = createSignal<Period>('7d');
  const query = createMemo(() =>
    new URLSearchParams({ tenant: tenant()?.slug ?? '', period: period() }).toString(),
  );
  const handling = createHandling(query);
  return (
    <Show
      when={handling.known() || !handling.fault()}
      fallback={
        <section class="panel handled-trouble">
          <Trouble fault={handling.fault()!} what="the response times" onRetry={handling.reload} />
        </section>
      }
    >
      <div class="handled-cards">
        <ResponseCards handling={handling.known()} period={period()} />
      </div>
      <Trend
        flow={handling.known()?.flow}
        shown={handling.known()?.period}
        period={period()}
        onPeriod={setPeriod}
      />
      <Matrix open={handling.known()?.open} />
    </Show>
  );
}

/** One customer's overview: the same numbers as the provider's, and nothing of anyone else. */
export default function TenantDashboard() {
  const { store, phase } = useFeed();
  const empty = createMemo(() => {
    const scope = store.row(0);
    return store.ready() && openTotal(scope) + cell(scope, 'open_info') + cell(scope, 'opened_30d') === 0;
  });
  return (
    <Show when={phase() !== 'outdated'} fallback={<NoLive phase={phase()} />}>
      <div class="tenant-dashboard">
        <CriticalCard />
        <OpenCard />
        <NewCard />
        <ResolutionCard />
        <RiskCard />
        <Show when={!empty()} fallback={<Waiting />}>
          <Handled />
          <Arrivals />
          <Latest />
        </Show>
      </div>
    </Show>
  );
}

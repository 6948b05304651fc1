import './dashboard.css';
import { createMemo, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { Arrivals } from './arrivals.tsx';
import { Breakdown } from './breakdown.tsx';
import { Compare } from './compare.tsx';
import { CriticalCard } from './critical-card.tsx';
import { CustomersCard } from './customers-card.tsx';
import { CustomersSheet } from './customers-sheet.tsx';
import { FirstIncident } from './first-incident.tsx';
import { Heat } from './heat.tsx';
import { NewCard } from './new-card.tsx';
import { NoLive } from './no-live.tsx';
import { Ranking } from './ranking.tsx';
import { ResolutionCard } from './resolution-card.tsx';

/** The MSSP overview: one screen over every customer in the reader's scope. */
export default function Dashboard() {
  const { store, phase } = useFeed();
  const empty = createMemo(() => {
    const scope = store.row(0);
    return store.ready() && openTotal(scope) + cell(scope, 'open_info') + cell(scope, 'opened_30d') === 0;
  });
  // One customer alone has nobody to be compared with.
  const lone = () => store.ready() && store.tenants().length < 2;
  return (
    <Show when={phase() !== 'refused' && phase() !== 'outdated'} fallback={<NoLive phase={phase()} />}>
      <div class="dashboard" classList={{ empty: empty() }}>
        <CustomersCard />
        <CriticalCard />
        <NewCard />
        <ResolutionCard />
        <Ranking />
        <Show when={!empty()} fallback={<FirstIncident />}>
          <Arrivals />
          <div class="dashboard-foot" classList={{ lone: lone() }}>
            <Heat />
            <Show when={!lone()}>
              <Compare />
            </Show>
            <Breakdown />
          </div>
        </Show>
        <CustomersSheet />
      </div>
    </Show>
  );
}

import './dashboard.css';
import { createMemo, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { Arrivals } from '../mssp/arrivals.tsx';
import { Breakdown } from '../mssp/breakdown.tsx';
import { CriticalCard } from '../mssp/critical-card.tsx';
import { NewCard } from '../mssp/new-card.tsx';
import { NoLive } from '../mssp/no-live.tsx';
import { ResolutionCard } from '../mssp/resolution-card.tsx';
import { Latest } from './latest.tsx';
import { OpenCard } from './open-card.tsx';
import { RiskCard } from './risk-card.tsx';
import { Waiting } from './waiting.tsx';

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
          <Arrivals />
          <Breakdown />
          <Latest />
        </Show>
      </div>
    </Show>
  );
}

import '../mssp/risk-meter.css';
import './risk-card.css';
import { createMemo, Show } from 'solid-js';
import { riskBand } from '../../../shared/domain/risk.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell } from '../../live/reading.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { OPEN } from '../mssp/links.ts';
import { MetricCard } from '../mssp/metric-card.tsx';

const words = { critical: 'Critical risk', high: 'High risk', medium: 'Medium risk', low: 'Low risk' };

/** The customer's risk; the bar's notches are where the bands begin. */
export function RiskCard() {
  const incidentsHref = useIncidentsHref();
  const { store } = useFeed();
  // The scope's row has no risk: risks do not add up.
  const risk = createMemo(() => {
    const tenant = store.tenants()[0];
    return tenant ? cell(store.row(tenant.row), 'risk') : 0;
  });
  return (
    <MetricCard
      id="metric-risk"
      class="risk-card"
      label="Risk"
      definition={definitions.risk}
      end={true}
      href={incidentsHref(OPEN)}
      value={risk()}
      known={store.ready()}
      format={(value) => String(Math.round(value))}
    >
      <span class="risk-track" aria-hidden="true">
        <span class="risk-bar" style={{ transform: `scaleX(${risk() / 100})` }} />
      </span>
      <Show when={store.ready()} fallback={'\u00a0'}>
        <span>{words[riskBand(risk())]}</span>
      </Show>
    </MetricCard>
  );
}

import { createMemo, For } from 'solid-js';
import { CUSTOMERS_COLUMN } from '../../../shared/domain/metric.ts';
import { type RiskBand, riskBand } from '../../../shared/domain/risk.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell } from '../../live/reading.ts';
import { short } from '../../ui/number.ts';
import { useCustomersHref } from './customers-href.ts';
import { definitions } from './definitions.ts';
import { MetricCard } from './metric-card.tsx';

const bands: readonly RiskBand[] = ['critical', 'high', 'medium', 'low'];

export function CustomersCard() {
  const customersHref = useCustomersHref();
  const { store, second } = useFeed();
  const value = createMemo(() => store.row(0)[CUSTOMERS_COLUMN]!);
  // Once a second over all tenants, rather than whenever one of them changes.
  const perBand = createMemo(() => {
    second();
    const found = store.tenants().map((tenant) => riskBand(cell(store.peek(tenant.row), 'risk')));
    return bands.map((band) => found.filter((one) => one === band).length);
  });
  return (
    <MetricCard
      id="metric-customers-monitored"
      label={
        <>
          Customers <span class="metric-spare">monitored</span>
        </>
      }
      definition={definitions.customers}
      href={customersHref('active')}
      value={value()}
      known={store.ready()}
    >
      <span class="bands" aria-hidden="true">
        <For each={bands}>
          {(band, index) => <span class={`band ${band}`} style={{ 'flex-grow': perBand()[index()] ?? 0 }} />}
        </For>
      </span>
      <span>{store.ready() ? `${short(perBand()[0]!)} at critical risk` : '\u00a0'}</span>
    </MetricCard>
  );
}

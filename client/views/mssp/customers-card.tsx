import { createMemo } from 'solid-js';
import { CUSTOMERS_COLUMN } from '../../../shared/domain/metric.ts';
import { riskBand } from '../../../shared/domain/risk.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell } from '../../live/reading.ts';
import { plural } from '../../ui/number.ts';
import { definitions } from './definitions.ts';
import { MetricCard } from './metric-card.tsx';

export function CustomersCard() {
  const { store, second } = useFeed();
  const value = createMemo(() => store.row(0)[CUSTOMERS_COLUMN]!);
  // Once a second over all tenants, rather than whenever one of them changes.
  const atRisk = createMemo(() => {
    second();
    return store.tenants().filter((tenant) => riskBand(cell(store.peek(tenant.row), 'risk')) === 'critical')
      .length;
  });
  return (
    <MetricCard
      id="metric-customers-monitored"
      label="Customers monitored"
      definition={definitions.customers}
      href="/mssp?customers=active"
      value={value()}
      known={store.ready()}
    >
      <span>{store.ready() ? `${plural(atRisk(), 'customer')} at critical risk` : '\u00a0'}</span>
    </MetricCard>
  );
}

import './ranking.css';
import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { cell } from '../../live/reading.ts';
import { Definition } from '../../ui/definition.tsx';
import { short } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useCustomersHref } from './customers-href.ts';
import { definitions } from './definitions.ts';
import { createHold } from './hold.ts';
import { createOrder } from './order.ts';
import { RankHead } from './rank-head.tsx';
import { RankList } from './rank-list.tsx';
import { RankTenant } from './rank-tenant.tsx';

export function Ranking() {
  const customersHref = useCustomersHref();
  const { store } = useFeed();
  const hold = createHold();
  const order = createOrder((cells) => cell(cells, 'risk'), hold.held);
  const highest = () => (order()[0] ? cell(store.peek(order()[0]!.row), 'risk') : '');
  return (
    <section
      class="panel ranking"
      aria-labelledby="ranking-title"
      data-testid="most-at-risk"
      data-value={highest()}
    >
      <header class="panel-head">
        <h2 id="ranking-title">
          <Definition id="ranking-means" text={definitions.risk}>
            <A href={customersHref('all')} aria-describedby="ranking-means">
              Most at-risk customers
            </A>
          </Definition>
        </h2>
        <A class="end more" href={customersHref('all')}>
          {store.ready() ? `All ${short(order().length)}` : ''}
        </A>
      </header>
      <div class="ranking-body" {...hold.on}>
        <Show when={store.ready()} fallback={<SkeletonRows />}>
          <Show when={order().length > 0} fallback={<p class="ranking-none">No customers yet.</p>}>
            <RankHead />
            <RankList
              label="Customers by risk"
              order={order()}
              rowRem={2}
              row={(tenant) => <RankTenant tenant={tenant} />}
            />
          </Show>
        </Show>
      </div>
    </section>
  );
}

import { createMemo, For } from 'solid-js';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { HOUR_RING } from '../../../shared/domain/metric.ts';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { useFeed } from '../../live/feed.tsx';
import { hourly, sameNumbers } from '../../live/reading.ts';
import { clockTime, zone } from '../../ui/instant.ts';
import { short } from '../../ui/number.ts';
import type { Tenants } from './order.ts';

/** As many as a reader will go through; each has 24 cells. */
const MOST = 40;

function Line(props: { tenant: LiveTenant; hour: number }) {
  const { store } = useFeed();
  const hours = createMemo(
    () => hourly(store.row(props.tenant.row), props.hour).toReversed(),
    undefined,
    sameNumbers,
  );
  return (
    <tr>
      <th scope="row">{props.tenant.name}</th>
      <For each={hours()}>{(count) => <td classList={{ none: count === 0 }}>{short(count)}</td>}</For>
    </tr>
  );
}

/** The heat map in numbers, the newest hour first. */
export function HeatTable(props: { order: Tenants; hour: number }) {
  const starts = () => Array.from({ length: HOUR_RING }, (_, back) => props.hour - back * HOUR_MS);
  return (
    <section class="heat-table" tabindex="0" aria-label="New incidents by customer and hour">
      <table class="tabular">
        <thead>
          <tr>
            <th scope="col">Hour from, {zone()}</th>
            <For each={starts()}>{(at) => <th scope="col">{clockTime(at)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.order.slice(0, MOST)}>
            {(tenant) => <Line tenant={tenant} hour={props.hour} />}
          </For>
        </tbody>
      </table>
    </section>
  );
}

import './indicators.css';
import { A } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import type { IndicatorRow } from '../../../shared/wire/http/indicators.ts';
import { useFeed } from '../../live/feed.tsx';
import { createPages, type Pages } from '../../pages.ts';
import { createRefresh } from '../../refresh.ts';
import { type Address, useAddress } from '../../ui/address.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { clockTime, zone } from '../../ui/instant.ts';
import { exact } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useConsole } from '../frame/context.tsx';
import { pathOf } from '../tenant-admin/here.tsx';
import { indicatorColumns } from './columns.tsx';
import { IndicatorSheet } from './indicator-sheet.tsx';
import { IndicatorTools, indicatorFilters } from './indicator-tools.tsx';
import { namedBy, nameOf } from './named.ts';

function Nothing(props: { address: Address }) {
  const filtered = () => indicatorFilters.some((name) => props.address.values(name).length > 0);
  const clear = () => props.address.changed(Object.fromEntries(indicatorFilters.map((name) => [name, []])));
  return (
    <div class="notice">
      <Show
        when={filtered()}
        fallback={
          <>
            <h2>No indicators yet</h2>
            <p>
              Addresses, domains, URLs, hashes and whatever else incidents can be told by are gathered here as
              they come in, with every incident they were seen in.
            </p>
          </>
        }
      >
        <h2>No indicator matches</h2>
        <p>The search finds values that begin with what you typed; defanged spellings work as well.</p>
        <A class="button" href={clear()} replace={true}>
          Clear the filters
        </A>
      </Show>
    </div>
  );
}

function Foot(props: { rows: Pages<IndicatorRow> }) {
  return (
    <footer class="data-foot tabular">
      <span>
        {exact(props.rows.items().length)} shown{props.rows.page()?.next_cursor ? ', there are more' : ''}
      </span>
      <Show when={props.rows.page()?.next_cursor}>
        <button type="button" class="button" disabled={props.rows.busy()} onClick={props.rows.more}>
          Load more
        </button>
      </Show>
      <Show when={props.rows.isLate()}>
        <span role="status">Not current: read at {clockTime(props.rows.readAt())}</span>
      </Show>
      <span class="quiet end">Times in {zone()}</span>
    </footer>
  );
}

/** What was seen, at one customer or at all of the scope, last seen first. The page's address is the filter. */
export default function Indicators() {
  const { place } = useConsole();
  const { second } = useFeed();
  const address = useAddress();
  const tenant = createMemo(() => {
    const at = place();
    return at?.side === 'tenant' ? at.tenant : null;
  });
  const rows = createPages<IndicatorRow>(
    () => (tenant() ? `${pathOf(tenant()!)}/indicators` : '/api/v1/indicators'),
    createMemo(() => address.query(indicatorFilters)),
  );
  createRefresh(rows.refresh);
  const opened = createMemo(() => namedBy(address.value('indicator')));
  const instead = () => (
    <Switch>
      <Match when={rows.fault()}>
        {(fault) => <Trouble fault={fault()} what="the indicators" onRetry={rows.reload} />}
      </Match>
      <Match when={!rows.page()}>
        <SkeletonRows count={20} />
      </Match>
      <Match when={rows.items().length === 0 && !rows.busy()}>
        <Nothing address={address} />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <IndicatorTools address={address} />
      <DataTable
        label="Indicators"
        columns={indicatorColumns(second, tenant() === null)}
        rows={rows.items()}
        by={nameOf}
        busy={rows.busy()}
        onOpen={(row) => address.change({ indicator: [nameOf(row)] })}
        instead={instead()}
      />
      <Show when={rows.page() && rows.items().length > 0}>
        <Foot rows={rows} />
      </Show>
      <Show when={opened()} keyed>
        {(named) => <IndicatorSheet named={named} onClose={() => address.change({ indicator: [] })} />}
      </Show>
    </div>
  );
}

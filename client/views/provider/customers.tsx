import './customers/customers.css';
import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js';
import type { GroupList } from '../../../shared/wire/http/groups.ts';
import type { Tenant } from '../../../shared/wire/http/tenants.ts';
import { createAnswer } from '../../answer.ts';
import { useFeed } from '../../live/feed.tsx';
import { createPages } from '../../pages.ts';
import { createRefresh } from '../../refresh.ts';
import { useAddress } from '../../ui/address.ts';
import { DataTable, ListFoot } from '../../ui/data-table.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useStanding } from '../frame/actor.tsx';
import { useConsole } from '../frame/context.tsx';
import { customerColumns } from './customers/columns.tsx';
import { CustomerTools, customerFilters, unfiltered } from './customers/customer-tools.tsx';
import { isMember } from './customers/draft.ts';
import { NoCustomers } from './customers/no-customers.tsx';
import { CustomerSheets } from './customers/sheets.tsx';

/** Every customer of the reader's scope. The page's address is the filter, and says what is open beside it. */
export default function Customers() {
  const { second, store } = useFeed();
  const { may } = useConsole();
  const standing = useStanding();
  const address = useAddress();
  const query = createMemo(() => address.query(customerFilters));
  const rows = createPages<Tenant>(() => '/api/v1/tenants', query);
  const groups = createAnswer<GroupList>(() => '/api/v1/groups');
  const known = () => groups.known()?.items ?? [];
  const reload = () => {
    void rows.reload();
    void groups.reload();
    void standing.reload();
  };
  const refresh = createRefresh(() => {
    void rows.refresh();
    void groups.reload();
  });
  // The live view names its tenants anew when one comes, goes or is renamed.
  createEffect(on(store.tenants, refresh, { defer: true }));
  const columns = customerColumns(second, (tenant) => known().filter((group) => isMember(group, tenant)));
  const mayManage = () => may('tenants.manage');
  const instead = () => (
    <Switch>
      <Match when={rows.fault()}>
        {(fault) => <Trouble fault={fault()} what="the customers" onRetry={reload} />}
      </Match>
      <Match when={!rows.page()}>
        <SkeletonRows count={20} />
      </Match>
      <Match when={rows.items().length === 0 && !rows.busy()}>
        <NoCustomers
          hidden={rows.page()?.hidden ?? 0}
          unfiltered={unfiltered(address)}
          onCreate={mayManage() ? () => address.change({ sheet: ['new'] }) : undefined}
        />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <CustomerTools address={address} groups={known()} mayManage={mayManage()} />
      <DataTable
        label="Customers"
        columns={columns}
        rows={rows.items()}
        by={(tenant) => tenant.id}
        busy={rows.busy()}
        ended={(tenant) => tenant.state === 'offboarded'}
        onOpen={(tenant) => address.change({ customer: [tenant.slug] })}
        instead={instead()}
      />
      <Show when={rows.page()}>
        {(page) => (
          <ListFoot
            shown={rows.items().length}
            total={page().total}
            hidden={page().hidden}
            busy={rows.busy()}
            lateSince={rows.isLate() ? rows.readAt() : undefined}
            onMore={page().next_cursor ? rows.more : undefined}
          />
        )}
      </Show>
      <CustomerSheets
        address={address}
        groups={groups.fault() ? [] : groups.known()?.items}
        mayManage={mayManage()}
        onChanged={reload}
      />
    </div>
  );
}

import './assets.css';
import { A } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import type { AssetList, AssetRow } from '../../../shared/wire/http/assets.ts';
import { useFeed } from '../../live/feed.tsx';
import { createPages } from '../../pages.ts';
import { createRefresh } from '../../refresh.ts';
import { type Address, useAddress } from '../../ui/address.ts';
import { DataTable, ListFoot } from '../../ui/data-table.tsx';
import { exact } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useConsole } from '../frame/context.tsx';
import type { Customer } from '../frame/rights.ts';
import { granterIn, Here, pathOf } from '../tenant-admin/here.tsx';
import { AddAssets } from './add-assets.tsx';
import { assetColumns } from './asset-columns.tsx';
import { AssetSheet } from './asset-sheet.tsx';
import { AssetTools, assetFilters } from './asset-tools.tsx';

function Nothing(props: {
  hidden: number;
  address: Address;
  tenant: Customer;
  onAdd: (() => void) | undefined;
}) {
  const clear = () => props.address.changed(Object.fromEntries(assetFilters.map((name) => [name, []])));
  return (
    <div class="notice">
      <Show
        when={props.hidden > 0}
        fallback={
          <>
            <h2>Nothing is monitored yet</h2>
            <p>
              Say which domains, brands, keywords and address ranges belong to {props.tenant.name}: each then
              shows the incidents that concern it.
            </p>
            <Show when={props.onAdd} fallback={<p>{granterIn(props.tenant)} can add them.</p>}>
              {(add) => (
                <button type="button" class="button primary" onClick={() => add()()}>
                  Add assets
                </button>
              )}
            </Show>
          </>
        }
      >
        <h2>No asset matches these filters</h2>
        <p>
          {exact(props.hidden)} {props.hidden === 1 ? 'is' : 'are'} hidden by them.
        </p>
        <A class="button" href={clear()} replace={true}>
          Clear the filters
        </A>
      </Show>
    </div>
  );
}

function AssetPage(props: { tenant: Customer }) {
  const { may } = useConsole();
  const { second } = useFeed();
  const address = useAddress();
  const path = `${pathOf(props.tenant)}/assets`;
  const rows = createPages<AssetRow>(
    () => path,
    createMemo(() => address.query(assetFilters)),
  );
  createRefresh(rows.refresh);
  const kinds = () => (rows.page() as AssetList | undefined)?.kinds;
  const add = () => (may('assets.manage') ? () => address.change({ sheet: ['add'] }) : undefined);
  const close = () => address.change({ sheet: [], open: [] });
  const opened = createMemo(() => rows.items().find(({ id }) => id === address.value('open')));
  const reload = () => void rows.refresh();
  const instead = () => (
    <Switch>
      <Match when={rows.fault()}>
        {(fault) => (
          <Trouble
            fault={fault()}
            what="the monitored assets"
            granter={granterIn(props.tenant)}
            onRetry={rows.reload}
          />
        )}
      </Match>
      <Match when={!rows.page()}>
        <SkeletonRows count={20} />
      </Match>
      <Match when={rows.items().length === 0 && !rows.busy()}>
        <Nothing hidden={rows.page()?.hidden ?? 0} address={address} tenant={props.tenant} onAdd={add()} />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <AssetTools address={address} kinds={kinds()} onAdd={add()} />
      <DataTable
        label="Monitored assets"
        columns={assetColumns(second)}
        rows={rows.items()}
        by={(row) => row.id}
        busy={rows.busy()}
        onOpen={(row) => address.change({ open: [row.id] })}
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
      <Show when={address.value('sheet') === 'add' && may('assets.manage')}>
        <AddAssets path={path} onAdded={reload} onClose={close} />
      </Show>
      <Show when={opened()?.id} keyed>
        {(_id) => (
          <AssetSheet
            path={path}
            asset={opened()!}
            mayManage={may('assets.manage')}
            onChanged={reload}
            onClose={close}
          />
        )}
      </Show>
    </div>
  );
}

/** What a customer watches for, with the incidents that concern each. The page's address is the filter. */
export default function Assets() {
  return <Here>{(tenant) => <AssetPage tenant={tenant} />}</Here>;
}

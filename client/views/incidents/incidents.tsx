import './incidents.css';
import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createMemo, on, onCleanup, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { Detail } from './detail.tsx';
import { filterQuery, withFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { IncidentTable } from './incident-table.tsx';
import { Pending } from './pending.tsx';
import { listenToRowKeys } from './row-keys.ts';
import { createRows } from './rows.ts';

/** The list of incidents. The page's address is the filter, and says which incident is open beside it. */
export default function Incidents() {
  const location = useLocation();
  const navigate = useNavigate();
  const { store } = useFeed();
  const tenant = useContextTenant();
  const rows = createRows(createMemo(() => filterQuery(location.search, tenant()?.slug)));
  const opened = () => new URLSearchParams(location.search).get('incident');
  const close = () => navigate(withFilter(location, 'incident', []), { replace: true, scroll: false });
  createEffect(
    on(store.tenants, (now, before) => {
      const known = new Set(now.map((tenant) => tenant.id));
      if (!before?.some((tenant) => !known.has(tenant.id))) return;
      rows.keep((incident) => known.has(incident.tenant.id));
      close();
      void rows.reload();
    }),
  );
  onCleanup(listenToRowKeys({ close: () => opened() !== null && close() }));
  return (
    <div class="incidents" classList={{ split: opened() !== null }}>
      <div class="incidents-main">
        <FilterBar rows={rows} />
        <Pending onAccepted={rows.reload} />
        <IncidentTable rows={rows} opened={opened()} />
      </div>
      <Show when={opened()} keyed>
        {(id) => <Detail id={id} onClose={close} />}
      </Show>
    </div>
  );
}

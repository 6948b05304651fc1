import './incidents.css';
import { useLocation, useNavigate } from '@solidjs/router';
import { createMemo, onCleanup, Show } from 'solid-js';
import { Detail } from './detail.tsx';
import { filterQuery, withFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { IncidentTable } from './incident-table.tsx';
import { listenToRowKeys } from './row-keys.ts';
import { createRows } from './rows.ts';

/** The list of incidents. The page's address is the filter, and says which incident is open beside it. */
export default function Incidents() {
  const location = useLocation();
  const navigate = useNavigate();
  const rows = createRows(createMemo(() => filterQuery(location.search)));
  const opened = () => new URLSearchParams(location.search).get('incident');
  const close = () => navigate(withFilter(location.search, 'incident', []), { replace: true, scroll: false });
  onCleanup(listenToRowKeys({ close: () => opened() !== null && close() }));
  return (
    <div class="incidents" classList={{ split: opened() !== null }}>
      <div class="incidents-main">
        <FilterBar rows={rows} />
        <IncidentTable rows={rows} opened={opened()} />
      </div>
      <Show when={opened()} keyed>
        {(id) => <Detail id={id} onClose={close} />}
      </Show>
    </div>
  );
}

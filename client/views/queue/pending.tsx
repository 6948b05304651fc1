import './pending.css';
import { A, useLocation } from '@solidjs/router';
import { createResource, createSignal, For, Show } from 'solid-js';
import type { Accepted, PendingList, Pending as PendingRow } from '../../../shared/wire/http/pending.ts';
import { get, post } from '../../api.ts';
import { createRefresh } from '../../refresh.ts';
import { dayTime } from '../../ui/instant.ts';
import { exact, plural } from '../../ui/number.ts';
import { toast } from '../../ui/toast.tsx';
import { useConsole, useContextTenant } from '../frame/context.tsx';
import { withFilters } from './filter/filter.ts';

/** More sources at once are set up one after the other, and show as those before them are accepted. */
const SHOWN = 3;

/** One line for each new source whose past waits to be accepted. */
export function Pending(props: { onAccepted: () => void }) {
  const tenant = useContextTenant();
  const { may } = useConsole();
  const location = useLocation();
  const address = () => {
    const at = tenant();
    return at ? `/api/v1/tenants/${at.slug}/pending` : '/api/v1/pending';
  };
  // That this line is missing is no reason to show less of the list, and the list says what is wrong.
  const [page, { refetch }] = createResource(address, (path) =>
    get<PendingList>(`${path}?limit=${SHOWN}`).catch(() => undefined),
  );
  createRefresh(() => void refetch());
  const shown = (row: PendingRow) =>
    withFilters(location, {
      lane: ['pending'],
      source: [row.source],
      tenant: tenant() ? [] : [row.tenant.slug],
    });
  return (
    <Show when={page.latest?.items.length}>
      <ul class="pending" aria-label="Back-fill of new sources">
        <For each={page.latest?.items}>
          {(row) => (
            <li data-testid="pending-row">
              <span class="pending-words">
                <A href={shown(row)}>{plural(row.incidents, 'older incident')}</A> of the new source{' '}
                <strong>{row.source}</strong>
                <Show when={tenant() === null}> at {row.tenant.name}</Show>
                <span class="quiet tabular">
                  {' '}
                  detected {dayTime(Date.parse(row.oldest))} to {dayTime(Date.parse(row.newest))}
                </span>
              </span>
              <Show when={may('incidents.manage')}>
                <AcceptButton
                  row={row}
                  onAccepted={() => {
                    void refetch();
                    props.onAccepted();
                  }}
                />
              </Show>
            </li>
          )}
        </For>
        <Show when={page.latest?.next_cursor}>
          <li class="quiet">There are more; they show as these are accepted.</li>
        </Show>
      </ul>
    </Show>
  );
}

function AcceptButton(props: { row: PendingRow; onAccepted: () => void }) {
  const [busy, setBusy] = createSignal(false);
  const accept = async () => {
    const { tenant, source } = props.row;
    setBusy(true);
    try {
      const path = `/api/v1/tenants/${tenant.slug}/pending/${encodeURIComponent(source)}/accept`;
      const { incidents } = await post<Accepted>(path, {});
      toast(`Accepted ${exact(incidents)} of ${source}.`);
      props.onAccepted();
    } catch (error) {
      toast(`Not accepted. ${error instanceof Error ? error.message : String(error)}`);
    }
    setBusy(false);
  };
  return (
    <button
      type="button"
      class="button"
      disabled={busy()}
      aria-label={`Accept the back-fill of ${props.row.source} at ${props.row.tenant.name}`}
      title="From now on they are treated as any other incident, with what this source still sends of its past"
      onClick={accept}
    >
      Accept
    </button>
  );
}

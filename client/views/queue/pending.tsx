import './pending.css';
import { A, useLocation } from '@solidjs/router';
import { createResource, createSignal, Match, type ParentProps, Show, Switch } from 'solid-js';
import type { Accepted, PendingList, Pending as PendingRow } from '../../../shared/wire/http/pending.ts';
import { get, post } from '../../api.ts';
import { createRefresh } from '../../refresh.ts';
import { dayTime } from '../../ui/instant.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { exact, plural } from '../../ui/number.ts';
import { toast } from '../../ui/toast.tsx';
import { useConsole, useContextTenant } from '../frame/context.tsx';
import { withFilters } from './filter/filter.ts';

/** More sources at once are set up one after the other, and show as those before them are accepted. */
const SHOWN = 3;

function Line(props: { row: PendingRow; onAccepted: () => void }) {
  const tenant = useContextTenant();
  const { may } = useConsole();
  const location = useLocation();
  const shown = () =>
    withFilters(location, {
      lane: ['pending'],
      source: [props.row.source],
      tenant: tenant() ? [] : [props.row.tenant.slug],
    });
  const span = () =>
    `detected ${dayTime(Date.parse(props.row.oldest))} to ${dayTime(Date.parse(props.row.newest))}`;
  return (
    <li data-testid="pending-row">
      <span class="pending-words" title={span()}>
        <A href={shown()}>{plural(props.row.incidents, 'older incident')}</A> of the new source{' '}
        <strong>{props.row.source}</strong>
        <Show when={tenant() === null}> at {props.row.tenant.name}</Show>
        <span class="quiet tabular pending-span"> {span()}</span>
      </span>
      <Show when={may('incidents.manage')}>
        <AcceptButton row={props.row} onAccepted={props.onAccepted} />
      </Show>
    </li>
  );
}

/** All of them in one line, until somebody wants to see to them: the list beneath is what people work in. */
function Several(props: ParentProps<{ rows: readonly PendingRow[]; isMore: boolean }>) {
  const incidents = () => props.rows.reduce((sum, row) => sum + row.incidents, 0);
  return (
    <details class="pending">
      <summary>
        {props.isMore ? `More than ${exact(incidents())}` : exact(incidents())} older incidents of{' '}
        {props.isMore ? `more than ${props.rows.length}` : props.rows.length} new sources wait to be accepted
      </summary>
      {props.children}
    </details>
  );
}

/** What waits to be accepted of new sources' pasts: the line of one, or one line for several, which unfolds. */
export function Pending(props: { onAccepted: () => void }) {
  const tenant = useContextTenant();
  const address = () => {
    const at = tenant();
    return at ? `/api/v1/tenants/${at.slug}/pending` : '/api/v1/pending';
  };
  // That this line is missing is no reason to show less of the list, and the list says what is wrong.
  const [page, { refetch }] = createResource(address, (path) =>
    get<PendingList>(`${path}?limit=${SHOWN}`).catch(() => undefined),
  );
  createRefresh(() => void refetch());
  const rows = () => page.latest?.items ?? [];
  const isMore = () => Boolean(page.latest?.next_cursor);
  const accepted = () => {
    void refetch();
    props.onAccepted();
  };
  const list = () => (
    <ul class="pending-list" aria-label="Back-fill of new sources">
      <Keyed each={rows()} by={({ tenant: { id }, source }) => `${id} ${source}`}>
        {(row) => <Line row={row()} onAccepted={accepted} />}
      </Keyed>
      <Show when={isMore()}>
        <li class="quiet">There are more; they show as these are accepted.</li>
      </Show>
    </ul>
  );
  return (
    <Switch>
      <Match when={rows().length === 1 && !isMore()}>
        <div class="pending">{list()}</div>
      </Match>
      <Match when={rows().length > 0}>
        <Several rows={rows()} isMore={isMore()}>
          {list()}
        </Several>
      </Match>
    </Switch>
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

import './incident-table.css';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { MINUTE_MS } from '../../../shared/domain/clock.ts';
import { useFeed } from '../../live/feed.tsx';
import { zone } from '../../ui/instant.ts';
import { exact } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { IncidentRow } from './incident-row.tsx';
import { Nothing, Trouble } from './no-rows.tsx';
import type { Rows } from './rows.ts';

const columns = [
  'severity',
  'number',
  'customer',
  'title',
  'module',
  'status',
  'assignee',
  'detected',
] as const;
const heads: Record<(typeof columns)[number], string> = {
  severity: 'Severity',
  number: 'Number',
  customer: 'Customer',
  title: 'Title',
  module: 'Module',
  status: 'Status',
  assignee: 'Assignee',
  detected: 'Detected',
};

function Foot(props: { rows: Rows }) {
  const page = () => props.rows.page();
  return (
    <footer class="incidents-foot tabular">
      <Show when={page()}>
        {(known) => (
          <>
            <span>
              {exact(props.rows.items().length)} of {exact(known().total ?? 0)}
            </span>
            <Show when={(known().hidden ?? 0) > 0}>
              <span class="quiet">{exact(known().hidden ?? 0)} more hidden by your filter</span>
            </Show>
            <Show when={known().next_cursor}>
              <button type="button" class="button" disabled={props.rows.busy()} onClick={props.rows.more}>
                Load more
              </button>
            </Show>
          </>
        )}
      </Show>
      <span class="quiet end">Times in {zone()}</span>
    </footer>
  );
}

export function IncidentTable(props: { rows: Rows; opened: string | null }) {
  const { second } = useFeed();
  const tenant = useContextTenant();
  // Relative times change with the minute, not with every tick.
  const minute = createMemo(() => Math.floor(second() / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
  return (
    <>
      <section class="incidents-scroll" tabindex="0" aria-label="Incidents" aria-busy={props.rows.busy()}>
        <table class="incidents-table" classList={{ lone: tenant() !== null }}>
          <thead>
            <tr>
              <For each={columns}>
                {(name) => (
                  <th scope="col" class={`col-${name}`}>
                    {heads[name]}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows.items()}>
              {(incident) => (
                <IncidentRow incident={incident} now={minute()} opened={incident.id === props.opened} />
              )}
            </For>
          </tbody>
        </table>
        <Switch>
          <Match when={props.rows.fault()}>
            {(fault) => <Trouble fault={fault()} onRetry={props.rows.reload} />}
          </Match>
          <Match when={!props.rows.page()}>
            <SkeletonRows count={20} />
          </Match>
          <Match when={props.rows.items().length === 0 && !props.rows.busy()}>
            <Nothing hidden={props.rows.page()?.hidden ?? 0} />
          </Match>
        </Switch>
      </section>
      <Foot rows={props.rows} />
    </>
  );
}

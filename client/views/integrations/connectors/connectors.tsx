import '../../../ui/tenant-state.css';
import Plus from 'lucide-solid/icons/plus';
import { Match, Show, Switch } from 'solid-js';
import type { Connector, Connectors as ConnectorsAnswer } from '../../../../shared/wire/http/connectors.ts';
import { createAnswer } from '../../../answer.ts';
import { patch, post } from '../../../api.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createRefresh } from '../../../refresh.ts';
import { useAddress } from '../../../ui/address.ts';
import { DataTable, WholeFoot } from '../../../ui/data-table.tsx';
import { plural } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useReach } from '../reach.tsx';
import { connectorColumns } from './connector-columns.tsx';
import { ConnectorSheet } from './connector-sheet.tsx';

function NoConnectors(props: { onNew: () => void }) {
  return (
    <div class="notice">
      <h2>No connector yet</h2>
      <p>
        Where a product cannot send, a connector fetches: from TAXII servers, Microsoft Graph, CyberXTron, or
        any API that answers JSON. It remembers where it stopped.
      </p>
      <button type="button" class="button primary" onClick={props.onNew}>
        New connector
      </button>
    </div>
  );
}

/** What is fetched rather than sent: how each connector is doing, and its settings. */
export default function Connectors() {
  const reach = useReach();
  const { second } = useFeed();
  const address = useAddress();
  const answer = createAnswer<ConnectorsAnswer>(() => `${reach.api}/connectors`);
  const reload = () => void answer.reload();
  createRefresh(reload);
  const all = () => answer.known()?.items ?? [];
  const pathOf = ({ id }: Connector) => `${reach.api}/connectors/${encodeURIComponent(id)}`;
  const failed = (error: Error) => toast(error.message);
  const run = (connector: Connector) =>
    void post(`${pathOf(connector)}/run`, {})
      .then(() => toast(`${connector.name} runs now.`), failed)
      .then(reload);
  const set = (connector: Connector, enabled: boolean) => patch(pathOf(connector), { enabled });
  const turn = (connector: Connector) => {
    const { enabled, name } = connector;
    const done = () =>
      toast(`${name} is ${enabled ? 'paused' : 'running again'}.`, () =>
        set(connector, enabled).then(answer.reload),
      );
    void set(connector, !enabled).then(done, failed).then(reload);
  };
  const create = () => address.change({ sheet: ['new'] });
  const close = () => address.change({ sheet: [], connector: [] });
  const opened = () => all().find(({ id }) => id === address.value('connector'));
  const instead = () => (
    <Switch>
      <Match when={!answer.known() && answer.fault()}>
        {(fault) => (
          <Trouble fault={fault()} what="the connectors" granter={reach.granter} onRetry={answer.reload} />
        )}
      </Match>
      <Match when={!answer.known()}>
        <SkeletonRows count={6} />
      </Match>
      <Match when={all().length === 0}>
        <NoConnectors onNew={create} />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <div class="data-tools">
        <p class="intro">
          {reach.tenant
            ? `What these connectors fetch belongs to ${reach.tenant.name}.`
            : 'What these connectors fetch goes to the customer each record names, or to whom a routing rule gives it.'}
        </p>
        <Show when={all().length > 0}>
          <button type="button" class="button primary" onClick={create}>
            <Plus class="icon" aria-hidden="true" />
            New connector
          </button>
        </Show>
      </div>
      <DataTable
        label="Connectors"
        columns={connectorColumns({ now: second, onRun: run, onTurn: turn })}
        rows={all()}
        by={({ id }) => id}
        ended={({ enabled }) => !enabled}
        onOpen={({ id }) => address.change({ connector: [id] })}
        instead={instead()}
      />
      <Show when={answer.known()}>
        <WholeFoot words={plural(all().length, 'connector')} lateSince={answer.lateSince()} />
      </Show>
      <Switch>
        <Match when={address.value('sheet') === 'new'}>
          <ConnectorSheet onChanged={reload} onClose={close} />
        </Match>
        <Match when={opened()?.id} keyed>
          {(_id) => <ConnectorSheet edited={opened()!} onChanged={reload} onClose={close} />}
        </Match>
      </Switch>
    </div>
  );
}

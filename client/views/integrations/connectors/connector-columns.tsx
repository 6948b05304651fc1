import { Show } from 'solid-js';
import type { Connector } from '../../../../shared/wire/http/connectors.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { ago } from '../../../ui/instant.ts';
import { Moment } from '../../../ui/moment.tsx';
import { exact } from '../../../ui/number.ts';
import { ConnectorHealth } from './connector-health.tsx';
import { kindsOfConnector } from './connector-kind.ts';

interface Given {
  readonly now: () => number;
  readonly onRun: (connector: Connector) => void;
  readonly onTurn: (connector: Connector) => void;
}

function Acts(props: { connector: Connector } & Pick<Given, 'onRun' | 'onTurn'>) {
  const name = () => <span class="unseen"> {props.connector.name}</span>;
  return (
    <>
      <Show when={props.connector.enabled}>
        <button
          type="button"
          class="button bare"
          disabled={props.connector.health === 'running'}
          onClick={() => props.onRun(props.connector)}
        >
          Run now{name()}
        </button>
      </Show>
      <button type="button" class="button bare" onClick={() => props.onTurn(props.connector)}>
        {props.connector.enabled ? 'Pause' : 'Resume'}
        {name()}
      </button>
    </>
  );
}

/** In how long, in one unit. */
const until = (at: string, now: number): string => {
  const word = ago(now, Date.parse(at));
  return word === 'now' ? 'now' : `in ${word}`;
};

/** The columns of the list of connectors. */
export function connectorColumns({ now, onRun, onTurn }: Given): Column<Connector>[] {
  return [
    { head: 'Name', width: '14rem', cell: ({ name }) => name },
    { head: 'Kind', class: 'middling', width: '12rem', cell: ({ kind }) => kindsOfConnector[kind].word },
    { head: 'Health', width: '8rem', cell: ({ health }) => <ConnectorHealth health={health} /> },
    {
      head: 'Error',
      cell: ({ last_error }) => (
        <span title={last_error ?? ''}>{last_error ?? <span class="quiet">–</span>}</span>
      ),
    },
    {
      head: 'Last run',
      class: 'end',
      width: '6rem',
      cell: ({ last_run_at }) =>
        last_run_at ? <Moment at={last_run_at} now={now()} /> : <span class="quiet">never</span>,
    },
    {
      head: 'Next run',
      class: 'end',
      width: '6rem',
      cell: ({ next_run_at, enabled }) =>
        next_run_at && enabled ? (
          <span class="tabular" title={next_run_at}>
            {until(next_run_at, now())}
          </span>
        ) : (
          <span class="quiet">–</span>
        ),
    },
    {
      head: 'Records',
      class: 'middling end',
      width: '6rem',
      cell: ({ records }) => <span class="tabular">{exact(records)}</span>,
    },
    {
      head: '',
      class: 'end',
      width: '11rem',
      cell: (connector) => <Acts connector={connector} onRun={onRun} onTurn={onTurn} />,
    },
  ];
}

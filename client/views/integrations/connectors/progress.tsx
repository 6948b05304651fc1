import { Show } from 'solid-js';
import type { Connector } from '../../../../shared/wire/http/connectors.ts';
import { exactTime } from '../../../ui/instant.ts';
import { exact, plural } from '../../../ui/number.ts';
import { ConnectorHealth } from './connector-health.tsx';

const when = (at: string | null): string => (at === null ? '–' : exactTime(Date.parse(at)));

/** It begins with a host’s name as often as with a word, and hosts have no capitals. */
const ended = (error: string): string => (/[.!?]$/.test(error) ? error : `${error}.`);

/** How a connector is doing: its runs, what it brought, and what went wrong. */
export function Progress(props: { connector: Connector }) {
  return (
    <section>
      <Show when={props.connector.last_error}>
        {(error) => (
          <p class="form-fault">
            {ended(error())}{' '}
            {props.connector.failures > 1
              ? `Failed ${plural(props.connector.failures, 'time')} in a row.`
              : ''}
          </p>
        )}
      </Show>
      <dl class="plain-facts">
        <div>
          <dt>Health</dt>
          <dd>
            <ConnectorHealth health={props.connector.health} />
          </dd>
        </div>
        <div>
          <dt>Last run</dt>
          <dd>{when(props.connector.last_run_at)}</dd>
        </div>
        <div>
          <dt>Last success</dt>
          <dd>{when(props.connector.last_success_at)}</dd>
        </div>
        <div>
          <dt>Next run</dt>
          <dd>{when(props.connector.next_run_at)}</dd>
        </div>
        <div>
          <dt>Records</dt>
          <dd class="tabular">{exact(props.connector.records)}</dd>
        </div>
        <div>
          <dt>Goes on at</dt>
          <dd>{props.connector.cursor ?? 'the beginning'}</dd>
        </div>
      </dl>
    </section>
  );
}

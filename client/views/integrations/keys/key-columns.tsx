import { Show } from 'solid-js';
import type { ListedKey } from '../../../../shared/wire/http/ingest-keys.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { exact } from '../../../ui/number.ts';
import { type KeyState, stateOf } from './key-state.ts';

const stateWord: Record<KeyState, string> = {
  live: 'Live',
  replaced: 'Live, being replaced',
  revoked: 'Revoked',
};

function LastUsed(props: { key: ListedKey; now: number }) {
  return (
    <Show when={props.key.last_used_at} fallback={<span class="quiet">never</span>}>
      {(at) => (
        <>
          <Moment at={at()} now={props.now} />
          <Show when={props.key.last_used_from}>{(from) => <span class="quiet mono"> {from()}</span>}</Show>
        </>
      )}
    </Show>
  );
}

/** The columns of the list of keys. */
export function keyColumns(now: () => number, all: () => readonly ListedKey[]): Column<ListedKey>[] {
  const unless = (value: string | number | null) => value ?? <span class="quiet">–</span>;
  return [
    { head: 'Name', cell: (key) => key.name },
    { head: 'State', width: '11rem', cell: (key) => stateWord[stateOf(key, all())] },
    { head: 'Last used', width: '14rem', cell: (key) => <LastUsed key={key} now={now()} /> },
    {
      head: 'Rate limit',
      class: 'middling end',
      width: '8rem',
      cell: (key) => unless(key.rate_per_second && `${exact(key.rate_per_second)} /s`),
    },
    {
      head: 'Networks',
      class: 'middling',
      width: '13rem',
      cell: (key) => (
        <span class="mono" title={key.networks.join('\n')}>
          {key.networks.length > 0 ? key.networks.join(', ') : <span class="quiet">any</span>}
        </span>
      ),
    },
    {
      head: 'Mapping',
      class: 'wide',
      width: '8rem',
      cell: (key) => unless(key.mapping && `${Object.keys(key.mapping.fields).length} fields`),
    },
    {
      head: 'Created',
      class: 'end',
      width: '6rem',
      cell: (key) => <Moment at={key.created_at} now={now()} />,
    },
  ];
}

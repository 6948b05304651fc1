import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { IndicatorRow } from '../../../shared/wire/http/indicators.ts';
import type { Column } from '../../ui/data-table.tsx';
import { defanged } from '../../ui/defang.ts';
import { Moment } from '../../ui/moment.tsx';
import { exact } from '../../ui/number.ts';
import { Copies } from './copies.tsx';
import { useSeenLink } from './seen-link.ts';
import { TechniqueName } from './technique-name.tsx';
import { wordOfType } from './type-word.ts';

/** Among so many, open ones are not counted one by one: none that was looked at is open, and there may be some. */
const isUnknown = ({ open, exact }: IndicatorRow): boolean => open === 0 && !exact;

/** What is counted up to a bound says so. */
const counted = (n: number, isExact: boolean): string => (isExact ? exact(n) : `${exact(n)}+`);

function Incidents(props: { row: IndicatorRow }) {
  const link = useSeenLink();
  return (
    <A class="link tabular" href={link(props.row.value)} title="Show these incidents">
      {counted(props.row.incidents, props.row.exact)}
    </A>
  );
}

function Open(props: { row: IndicatorRow }) {
  const link = useSeenLink();
  return (
    <Show when={props.row.open > 0 || !props.row.exact} fallback={<span class="quiet">0</span>}>
      <A
        class="link tabular"
        href={link(props.row.value, { open: true })}
        title={
          isUnknown(props.row) ? 'Not counted among so many: show the open ones' : 'Show these open incidents'
        }
      >
        <Show when={!isUnknown(props.row)} fallback={<span aria-hidden="true">–</span>}>
          {counted(props.row.open, props.row.exact)}
        </Show>
      </A>
    </Show>
  );
}

/** The columns of the list; `across` several customers it says how many saw each. */
export function indicatorColumns(now: () => number, across: boolean): Column<IndicatorRow>[] {
  const customers: Column<IndicatorRow> = {
    head: 'Customers',
    class: 'end desk',
    width: '7rem',
    cell: (row) => exact(row.tenants),
  };
  return [
    {
      head: 'Value',
      cell: (row) => (
        <code class="indicator-name long-value" title={defanged(row)}>
          {defanged(row)}
          <TechniqueName named={row} />
        </code>
      ),
    },
    { head: '', class: 'middling', width: '9rem', cell: (row) => <Copies named={row} /> },
    { head: 'Type', class: 'desk', width: '8rem', cell: (row) => wordOfType(row.type) },
    ...(across ? [customers] : []),
    { head: 'Incidents', class: 'end', width: '7rem', cell: (row) => <Incidents row={row} /> },
    { head: 'Open', class: 'end desk', width: '6rem', cell: (row) => <Open row={row} /> },
    {
      head: 'First seen',
      class: 'end middling',
      width: '8rem',
      cell: (row) => <Moment at={row.first_seen} now={now()} />,
    },
    {
      head: 'Last seen',
      class: 'end',
      width: '8rem',
      cell: (row) => <Moment at={row.last_seen} now={now()} />,
    },
  ];
}

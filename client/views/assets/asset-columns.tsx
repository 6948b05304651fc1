import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { AssetRow } from '../../../shared/wire/http/assets.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/moment.tsx';
import { exact } from '../../ui/number.ts';
import { useHitsLink } from './hits-link.ts';
import { hitWord, kindWord } from './kind-word.ts';

/** A number of hits, as far as they are counted, that leads to its rows. */
export function Hits(props: { row: AssetRow; only: 'all' | 'open' }) {
  const link = useHitsLink();
  const isOpen = () => props.only === 'open';
  const n = () => (isOpen() ? props.row.hits.open : props.row.hits.incidents);
  const isExact = () => (isOpen() ? props.row.hits.open_exact : props.row.hits.exact);
  return (
    <Show when={n() > 0} fallback={<span class="quiet">0</span>}>
      <A class="link tabular" href={link(props.row.id, props.only)} title={hitWord[props.row.kind]}>
        {exact(n())}
        {isExact() ? '' : '+'}
      </A>
    </Show>
  );
}

const isWords = ({ kind }: AssetRow): boolean => kind === 'brand' || kind === 'keyword';

/** The columns of the list. */
export const assetColumns = (now: () => number): Column<AssetRow>[] => [
  {
    head: 'Asset',
    cell: (row) => (
      <span class="asset-value long-value" classList={{ mono: !isWords(row) }} title={row.value}>
        {row.value}
      </span>
    ),
  },
  { head: 'Kind', class: 'desk', width: '9rem', cell: (row) => kindWord[row.kind] },
  {
    head: 'Label',
    class: 'middling',
    cell: (row) => row.label ?? <span class="quiet">–</span>,
  },
  { head: 'Incidents', class: 'end', width: '7rem', cell: (row) => <Hits row={row} only="all" /> },
  { head: 'Open', class: 'end', width: '6rem', cell: (row) => <Hits row={row} only="open" /> },
  {
    head: 'Newest hit',
    class: 'end desk',
    width: '8rem',
    cell: (row) => (
      <Show when={row.hits.newest_at} fallback={<span class="quiet">none</span>}>
        {(at) => <Moment at={at()} now={now()} />}
      </Show>
    ),
  },
  {
    head: 'Added',
    class: 'end wide',
    width: '8rem',
    cell: (row) => (
      <span title={`by ${row.created_by}`}>
        <Moment at={row.created_at} now={now()} />
      </span>
    ),
  },
];

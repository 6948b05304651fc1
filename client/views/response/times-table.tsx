import '../../ui/data-table.css';
import './times-table.css';
import { A } from '@solidjs/router';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import type { HandlingKind } from '../../../shared/domain/handling.ts';
import { duration, exactDuration } from '../../ui/duration.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { exact, percent, short } from '../../ui/number.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { aging, measured } from './links.ts';
import { columns, type Line, type NumberColumn } from './measures.ts';

interface TimesTableProps {
  /** What a line is: “Customer”. */
  of: string;
  lines: readonly Line[];
  /** Where the period begins. */
  from: string;
  sort: string;
  onSort: (sort: string) => void;
  /** People have nothing open. */
  hasOpen: boolean;
  instead?: JSX.Element;
}

const groups = [
  { word: 'Time to acknowledge', of: 'acknowledge', span: 4, means: definitions.acknowledge },
  { word: 'Time to close', of: 'resolve', span: 5, means: definitions.resolve },
  { word: 'Open now', of: 'open', span: 2, means: definitions.openAge },
] as const;

function Head(props: {
  column: { readonly key: string; readonly head: string };
  table: TimesTableProps;
  class?: string;
}) {
  const isSorted = () => props.table.sort.replace(/^-/, '') === props.column.key;
  const isDown = () => props.table.sort.startsWith('-');
  // Numbers begin with the largest, names with A.
  const next = () => {
    const first = props.column.key === 'name' ? 'name' : `-${props.column.key}`;
    const second = props.column.key === 'name' ? '-name' : props.column.key;
    return isSorted() && props.table.sort === first ? second : first;
  };
  return (
    <th
      scope="col"
      class={props.class ?? ''}
      aria-sort={isSorted() ? (isDown() ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" class="sort" onClick={() => props.table.onSort(next())}>
        {props.column.head}
        <span class="sort-mark" aria-hidden="true">
          {isSorted() ? (isDown() ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

/** What the incidents behind a column's numbers were measured for. */
const handlingBehind = (key: NumberColumn['key']): HandlingKind => {
  if (key === 'unacknowledged') return 'closed_unacknowledged';
  return key === 'resolve.count' ? 'closed' : 'acknowledged';
};

function Value(props: { line: Line; column: NumberColumn; from: string }) {
  const incidentsHref = useIncidentsHref();
  const value = () => props.column.of(props.line);
  const href = () => {
    const { filter, by } = props.line;
    if (filter === null) return undefined;
    const more = { ...filter, ...(by && { handled_by: by }) };
    if (props.column.key === 'open.count') return incidentsHref(aging(filter));
    return incidentsHref(measured(handlingBehind(props.column.key), props.from, more));
  };
  return (
    <td class={`end ${props.column.key.split('.')[0]}`} classList={{ begins: props.column.kind === 'count' }}>
      <Switch fallback={<span class="quiet">–</span>}>
        <Match when={props.column.kind === 'count' && value() !== null}>
          <Show when={value() !== 0 && href()} fallback={<span class="quiet">{short(value()!)}</span>}>
            {(to) => (
              <A href={to()} class="times-link" title={`${exact(value()!)} incidents`}>
                {short(value()!)}
              </A>
            )}
          </Show>
        </Match>
        <Match when={value() !== null && props.column.kind === 'time'}>
          <span title={exactDuration(value())}>{duration(value())}</span>
        </Match>
        <Match when={value() !== null && props.column.kind === 'share'}>
          <Show when={value() !== 0 && href()} fallback={percent(value())}>
            {(to) => (
              <A
                href={to()}
                class="times-link"
                title={`${exact(props.line.work.closed_unacknowledged)} incidents`}
              >
                {percent(value())}
              </A>
            )}
          </Show>
        </Match>
      </Switch>
    </td>
  );
}

/** Times of each customer, analyst or severity: the mean with its median, 90th percentile and count. */
export function TimesTable(props: TimesTableProps) {
  const shown = () => columns.filter(({ key }) => props.hasOpen || !key.startsWith('open'));
  const headed = () => groups.filter(({ of }) => props.hasOpen || of !== 'open');
  return (
    <section class="data-scroll" tabindex="0" aria-label={`Response times by ${props.of.toLowerCase()}`}>
      <table class="data-table times-table tabular">
        <colgroup>
          <col />
          <For each={shown()}>{(column) => <col class={column.key.split('.')[0] ?? ''} />}</For>
        </colgroup>
        <thead>
          <tr>
            <td />
            <For each={headed()}>
              {(group) => (
                <th scope="colgroup" colspan={group.span} class="begins" title={group.means}>
                  {group.word}
                </th>
              )}
            </For>
          </tr>
          <tr>
            <Head column={{ key: 'name', head: props.of }} table={props} />
            <For each={shown()}>
              {(column) => (
                <Head
                  column={column}
                  table={props}
                  class={`end ${column.kind === 'count' ? 'begins' : ''}`}
                />
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <Keyed each={props.lines} by={(line) => line.key}>
            {(line) => (
              <tr>
                <th scope="row">
                  {line().name}
                  <Show when={line().note}>
                    <span class="quiet"> {line().note}</span>
                  </Show>
                </th>
                <For each={shown()}>
                  {(column) => <Value line={line()} column={column} from={props.from} />}
                </For>
              </tr>
            )}
          </Keyed>
        </tbody>
      </table>
      {props.instead}
    </section>
  );
}

import './data-table.css';
import { type Accessor, For, type JSX, Show } from 'solid-js';
import { clockTime, zone } from './instant.ts';
import { Keyed } from './keyed.tsx';
import { exact } from './number.ts';
import { isRowClick } from './row-click.ts';

export interface Column<T> {
  /** Empty over buttons, where a screen reader is told what they are. */
  readonly head: string;
  readonly cell: (row: T) => JSX.Element;
  /** `wide`, `middling` and `desk` columns give way, in this order, as room goes; `end` aligns numbers and dates. */
  readonly class?: string;
  /** What the column takes, so that it stays where it is whatever the rows say; the rest is shared out. */
  readonly width?: string;
}

interface DataTableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  /** What a row is known by when the rows are read again. */
  by: (row: T) => string;
  busy?: boolean;
  /** Rows that are over: drawn quietly. */
  ended?: (row: T) => boolean;
  /** Makes each row open something; its first cell becomes the button. */
  onOpen?: (row: T) => void;
  /** Stands beneath the head where there are no rows: skeleton, trouble, or why it is empty. */
  instead?: JSX.Element;
}

function Row<T>(props: { table: DataTableProps<T>; row: Accessor<T> }) {
  return (
    <tr
      classList={{ ended: props.table.ended?.(props.row()) ?? false }}
      onClick={(event) => isRowClick(event) && props.table.onOpen?.(props.row())}
    >
      <For each={props.table.columns}>
        {(column, index) => (
          <td class={column.class ?? ''}>
            <Show when={index() === 0 && props.table.onOpen} fallback={column.cell(props.row())}>
              {(onOpen) => (
                <button type="button" class="row-open" onClick={() => onOpen()(props.row())}>
                  {column.cell(props.row())}
                </button>
              )}
            </Show>
          </td>
        )}
      </For>
    </tr>
  );
}

/** Rows under a head that stays. The whole row opens what its first cell opens. */
export function DataTable<T>(props: DataTableProps<T>) {
  return (
    <section class="data-scroll" tabindex="0" aria-label={props.label} aria-busy={props.busy ?? false}>
      <table class="data-table" classList={{ opens: props.onOpen !== undefined }}>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={column.class ?? ''} style={{ '--width': column.width }}>
                  {column.head || <span class="unseen">Actions</span>}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <Keyed each={props.rows} by={props.by}>
            {(row) => <Row table={props} row={row} />}
          </Keyed>
        </tbody>
      </table>
      {props.instead}
    </section>
  );
}

function Late(props: { since: number | undefined }) {
  return (
    <Show when={props.since}>
      {(at) => <span role="status">Not current: read at {clockTime(at())}</span>}
    </Show>
  );
}

interface ListFootProps {
  shown: number;
  total: number;
  /** Rows of the reader's scope that the filters leave out. */
  hidden: number;
  busy: boolean;
  /** When the rows were read, if they could not be read again since. */
  lateSince?: number | undefined;
  /** Absent when everything is there. */
  onMore?: (() => void) | undefined;
}

/** How many there are, how many the filters hide, and the way to more. */
export function ListFoot(props: ListFootProps) {
  return (
    <footer class="data-foot tabular">
      <span>
        {exact(props.shown)} of {exact(props.total)}
      </span>
      <Show when={props.hidden > 0}>
        <span class="quiet">{exact(props.hidden)} more hidden by your filters</span>
      </Show>
      <Show when={props.onMore}>
        {(more) => (
          <button type="button" class="button" disabled={props.busy} onClick={() => more()()}>
            Load more
          </button>
        )}
      </Show>
      <Late since={props.lateSince} />
      <span class="quiet end">Times in {zone()}</span>
    </footer>
  );
}

/** Beneath a list that is always whole: how many of what, and whose clock. */
export function WholeFoot(props: { words: string; lateSince: number | undefined }) {
  return (
    <footer class="data-foot tabular">
      <span>{props.words}</span>
      <Late since={props.lateSince} />
      <span class="quiet end">Times in {zone()}</span>
    </footer>
  );
}

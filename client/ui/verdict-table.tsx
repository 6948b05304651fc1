import './data-table.css';
import './verdicts.css';
import { type Component, For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { exact } from './number.ts';

/** How a result is called, and its icon: it is told by both. */
export interface Verdict {
  readonly word: string;
  readonly icon: Component<{ class: string; 'aria-hidden': 'true' }>;
}

/** What became, or would become, of a line of a file. */
interface Judged<R extends string> {
  /** From 1. */
  readonly line: number;
  readonly result: R;
}

interface VerdictCountsProps {
  /** How many lines have each result; those of none are left out by whoever lists them. */
  counts: readonly { readonly word: string; readonly n: number }[];
  /** While lines are being done: what it is called, how many are, and how many will be. */
  progress: { readonly word: string; readonly value: number; readonly max: number } | undefined;
}

export function VerdictCounts(props: VerdictCountsProps) {
  return (
    <div class="verdict-counts tabular" role="status">
      <For each={props.counts}>
        {({ word, n }) => (
          <span>
            <strong>{exact(n)}</strong> <span class="quiet">{word.toLowerCase()}</span>
          </span>
        )}
      </For>
      <Show when={props.progress}>
        {(progress) => (
          <progress aria-label={progress().word} value={progress().value} max={progress().max} />
        )}
      </Show>
    </div>
  );
}

interface VerdictTableProps<R extends string, T extends Judged<R>> {
  label: string;
  /** What a row is found by. */
  testId: string;
  rows: readonly T[];
  /** What stands between the line and its result. */
  columns: readonly { readonly head: string; readonly class?: string; readonly cell: (row: T) => string }[];
  verdicts: Readonly<Record<R, Verdict>>;
  note: (row: T) => JSX.Element;
}

/** What became of each line, in their order. */
export function VerdictTable<R extends string, T extends Judged<R>>(props: VerdictTableProps<R, T>) {
  const heads = () => ['Line', ...props.columns.map(({ head }) => head), 'Result', 'Note'];
  return (
    <section class="verdict-rows" tabindex="0" aria-label={props.label}>
      <table class="data-table">
        <thead>
          <tr>
            <For each={heads()}>{(head) => <th scope="col">{head}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr data-testid={props.testId} data-result={row.result}>
                <td class="tabular">{row.line}</td>
                <For each={props.columns}>
                  {(column) => <td class={column.class ?? ''}>{column.cell(row) || '–'}</td>}
                </For>
                <td>
                  <span class="verdict-word">
                    <Dynamic component={props.verdicts[row.result].icon} class="icon" aria-hidden="true" />
                    {props.verdicts[row.result].word}
                  </span>
                </td>
                <td>{props.note(row)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

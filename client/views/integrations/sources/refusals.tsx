import { For, Show } from 'solid-js';
import type { KeyRefusals } from '../../../../shared/wire/http/sources.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { exact } from '../../../ui/number.ts';
import { sentence } from '../../../ui/sentence.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { formatWord } from '../format-word.ts';

const reasonOf = ({ field, reason }: KeyRefusals['last'][number]): string =>
  field === '' ? sentence(reason) : `${field} ${reason}`;

function columns(now: () => number, several: boolean): Column<KeyRefusals>[] {
  const customer: Column<KeyRefusals> = {
    head: 'Customer',
    width: '14rem',
    cell: ({ tenant }) => tenant?.name ?? <span class="quiet">all, by provider key</span>,
  };
  return [
    { head: 'Key', width: '16rem', cell: ({ key }) => key.name },
    ...(several ? [customer] : []),
    { head: 'Newest reason', cell: ({ last }) => (last[0] ? reasonOf(last[0]) : '–') },
    {
      head: 'Newest',
      width: '6rem',
      cell: ({ last }) => (last[0] ? <Moment at={last[0].at} now={now()} /> : '–'),
    },
    { head: 'Last hour', class: 'end', width: '6rem', cell: ({ refused_1h }) => exact(refused_1h) },
    { head: 'Last 24 h', class: 'end', width: '6rem', cell: ({ refused_24h }) => exact(refused_24h) },
  ];
}

interface RefusalsProps {
  refusals: readonly KeyRefusals[];
  now: () => number;
  several: boolean;
  onOpen: (refusals: KeyRefusals) => void;
}

/** What came in and was not taken, by key: nobody knows of which source it was. */
export function Refusals(props: RefusalsProps) {
  return (
    <section class="refusals" aria-labelledby="refusals-title">
      <h2 id="refusals-title">Refused</h2>
      <DataTable
        label="Refused records"
        columns={columns(props.now, props.several)}
        rows={props.refusals}
        by={({ key, tenant }) => `${key.id} ${tenant?.id ?? ''}`}
        onOpen={props.onOpen}
      />
    </section>
  );
}

/** The latest records of one key that were refused, each with why. */
export function RefusedSheet(props: { refusals: KeyRefusals; now: number; onClose: () => void }) {
  return (
    <Sheet title={`Refused from ${props.refusals.key.name}`} wide={true} onClose={props.onClose}>
      <div class="side-body">
        <p class="field-hint">
          {exact(props.refusals.refused_1h)} in the last hour, {exact(props.refusals.refused_24h)} in the last
          24 hours. The sender was told each reason in its answer; these are the newest{' '}
          {props.refusals.last.length}.
        </p>
        <For each={props.refusals.last}>
          {(refused) => (
            <article class="refused">
              <h3>{reasonOf(refused)}</h3>
              <p class="field-hint">
                <Moment at={refused.at} now={props.now} /> ago, read as {formatWord(refused.format)}
              </p>
              <Show
                when={refused.example}
                fallback={<p class="field-hint">You may not read what sensors send word for word.</p>}
              >
                {(example) => <pre class="record">{example()}</pre>}
              </Show>
            </article>
          )}
        </For>
      </div>
    </Sheet>
  );
}

import { A } from '@solidjs/router';
import CircleOff from 'lucide-solid/icons/circle-off';
import { Show } from 'solid-js';
import type { Source } from '../../../../shared/wire/http/sources.ts';
import { Count } from '../../../ui/count.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { exact, plural, short } from '../../../ui/number.ts';
import { formatWord } from '../format-word.ts';
import { averageHour, flowOf, lagWord } from './flow.ts';

const why = {
  quiet: 'No record in the last hour, although its day brought several an hour',
  silent: 'No record for a day or longer',
};
const flowWord = { quiet: 'Quiet', silent: 'Silent' };

/** Leads to the incidents it has sent. */
function Name(props: { source: Source; several: boolean }) {
  const href = () => {
    const { tenant, source } = props.source;
    const query = new URLSearchParams({ ...(props.several && { tenant: tenant.slug }), source });
    return `${props.several ? '/mssp' : `/t/${tenant.slug}`}/incidents?${query}`;
  };
  return (
    <A class="source-name" href={href()}>
      {props.source.source}
    </A>
  );
}

function Seen(props: { source: Source; now: number }) {
  const flow = () => flowOf(props.source, props.now);
  const over = () => {
    const now = flow();
    return now === 'flowing' ? undefined : now;
  };
  return (
    <span class="seen" classList={{ over: over() !== undefined }}>
      <Moment at={props.source.last_seen_at} now={props.now} />
      <Show when={over()}>
        {(known) => (
          <span class="seen" title={why[known()]}>
            <CircleOff class="icon" aria-hidden="true" />
            {flowWord[known()]}
          </span>
        )}
      </Show>
    </span>
  );
}

function Rate(props: { source: Source; now: number }) {
  const average = () => averageHour(props.source, props.now);
  const part = () => (average() === 0 ? 0 : Math.min(1, props.source.records_1h / (2 * average())));
  const words = () =>
    `${exact(props.source.records_1h)} in the last hour, ${exact(Math.round(average()))} in the average hour of the day (${exact(props.source.records_24h)} in all)`;
  return (
    <span class="rate" title={words()}>
      <Count value={props.source.records_1h} known={true} />
      <span class="rate-bar" style={{ '--part': part() }} aria-hidden="true" />
      <span class="unseen">{words()}</span>
    </span>
  );
}

function Lag(props: { source: Source }) {
  const words = () =>
    props.source.late_1h === 0
      ? 'From detection to arrival, median of the last hour’s records'
      : `${plural(props.source.late_1h, 'record')} of the last hour came more than an hour after detection, as back-fill does; the median is of the others where there are any`;
  return (
    <span class="lag tabular" title={words()}>
      {lagWord(props.source.lag_p50_ms)}
      <Show when={props.source.late_1h > 0}>
        <span class="quiet">{short(props.source.late_1h)} late</span>
      </Show>
    </span>
  );
}

interface Given {
  readonly now: () => number;
  /** Whether the list is over several customers. */
  readonly several: boolean;
  /** Absent for those who may not accept. */
  readonly onAccept: ((source: Source) => void) | undefined;
}

function Pending(props: { source: Source; onAccept: Given['onAccept'] }) {
  return (
    <Show when={props.source.pending > 0} fallback={<span class="quiet">–</span>}>
      <Show when={props.onAccept} fallback={<span class="tabular">{exact(props.source.pending)}</span>}>
        {(onAccept) => (
          <button type="button" class="button" onClick={() => onAccept()(props.source)}>
            Accept {plural(props.source.pending, 'incident')}
            <span class="unseen"> of {props.source.source}</span>
          </button>
        )}
      </Show>
    </Show>
  );
}

/** The columns of the list of sources. */
export function sourceColumns({ now, several, onAccept }: Given): Column<Source>[] {
  const customer: Column<Source> = { head: 'Customer', width: '14rem', cell: ({ tenant }) => tenant.name };
  return [
    ...(several ? [customer] : []),
    { head: 'Source', cell: (source) => <Name source={source} several={several} /> },
    {
      head: 'Format',
      class: 'middling',
      width: '12rem',
      cell: ({ formats }) => <span class="quiet">{formats.map(formatWord).join(', ') || '–'}</span>,
    },
    { head: 'Last seen', width: '10rem', cell: (source) => <Seen source={source} now={now()} /> },
    { head: 'Records an hour', width: '11rem', cell: (source) => <Rate source={source} now={now()} /> },
    {
      head: 'Lag',
      class: 'end',
      width: '10rem',
      cell: (source) => <Lag source={source} />,
    },
    {
      head: 'Back-fill waiting',
      class: 'end',
      width: '11rem',
      cell: (source) => <Pending source={source} onAccept={onAccept} />,
    },
  ];
}

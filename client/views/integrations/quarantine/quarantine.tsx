import { createSignal, Match, Show, Switch } from 'solid-js';
import type {
  Quarantine as QuarantineAnswer,
  QuarantineGroup,
} from '../../../../shared/wire/http/routing.ts';
import { createAnswer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createRefresh } from '../../../refresh.ts';
import { type Column, DataTable, WholeFoot } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { exact, plural } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { formatWord } from '../format-word.ts';
import { createReplay } from '../replay.ts';
import { ReplayProgress } from '../replay-progress.tsx';
import { GroupSheet, groupName } from './group-sheet.tsx';

const columns = (now: () => number): Column<QuarantineGroup>[] => [
  { head: 'Customer named', cell: groupName },
  { head: 'Format', class: 'desk', width: '12rem', cell: ({ format }) => formatWord(format) },
  { head: 'Key', class: 'middling', width: '14rem', cell: ({ key }) => key.name },
  {
    head: 'First',
    class: 'middling end',
    width: '6rem',
    cell: ({ first_at }) => <Moment at={first_at} now={now()} />,
  },
  { head: 'Last', class: 'end', width: '6rem', cell: ({ last_at }) => <Moment at={last_at} now={now()} /> },
  {
    head: 'Records',
    class: 'end',
    width: '7rem',
    cell: ({ records }) => <span class="tabular">{exact(records)}</span>,
  },
];

const idOf = ({ hint, format, key }: QuarantineGroup): string => JSON.stringify([hint, format, key.id]);

function Clear() {
  return (
    <div class="notice">
      <h2>Nothing waits</h2>
      <p>
        Records sent with a provider key for a customer that nobody knows wait here, counted and kept, until a
        rule or a new customer takes them. At present every record is somebody’s.
      </p>
    </div>
  );
}

/** Records of nobody known: grouped by the name they give, each group with its ways out. */
export default function Quarantine() {
  const { second } = useFeed();
  const answer = createAnswer<QuarantineAnswer>(() => '/api/v1/quarantine');
  const reload = () => void answer.reload();
  createRefresh(reload);
  const replay = createReplay(reload);
  const [opened, setOpened] = createSignal<QuarantineGroup>();
  const groups = () => answer.known()?.items ?? [];
  /** As it is now; as it was, once its last record has gone. */
  const current = () => {
    const known = opened();
    return known && (groups().find((group) => idOf(group) === idOf(known)) ?? { ...known, records: 0 });
  };
  const instead = () => (
    <Switch>
      <Match when={!answer.known() && answer.fault()}>
        {(fault) => <Trouble fault={fault()} what="the quarantine" onRetry={answer.reload} />}
      </Match>
      <Match when={!answer.known()}>
        <SkeletonRows count={8} />
      </Match>
      <Match when={groups().length === 0}>
        <Clear />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <div class="data-tools">
        <p class="intro">
          Records of customers nobody knows. Make a rule, or create the customer, then replay: each goes the
          way it would have gone.
        </p>
        <Show when={replay.progress()}>
          {(progress) => (
            <ReplayProgress
              progress={progress()}
              remaining={answer.known()?.records ?? 0}
              remains="still belong to nobody."
            />
          )}
        </Show>
        <Show when={groups().length > 0}>
          <button
            type="button"
            class="button"
            disabled={replay.progress()?.running ?? false}
            onClick={() => void replay.run('/api/v1/quarantine/replay', {})}
          >
            Replay all
          </button>
        </Show>
      </div>
      <DataTable
        label="Quarantine"
        columns={columns(second)}
        rows={groups()}
        by={idOf}
        onOpen={setOpened}
        instead={instead()}
      />
      <Show when={answer.known()}>
        {(known) => (
          <WholeFoot
            words={`${plural(known().records, 'record')} in ${plural(groups().length, 'group')}`}
            lateSince={answer.lateSince()}
          />
        )}
      </Show>
      <Show when={current()}>
        {(group) => <GroupSheet group={group()} onChanged={reload} onClose={() => setOpened(undefined)} />}
      </Show>
    </div>
  );
}

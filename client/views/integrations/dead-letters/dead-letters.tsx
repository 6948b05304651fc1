import { createSignal, Match, Show, Switch } from 'solid-js';
import type { DeadLetter } from '../../../../shared/wire/http/routing.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createPages } from '../../../pages.ts';
import { createRefresh } from '../../../refresh.ts';
import { useAddress } from '../../../ui/address.ts';
import { type Column, DataTable, ListFoot } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { formatWord } from '../format-word.ts';
import { createReplay } from '../replay.ts';
import { ReplayProgress } from '../replay-progress.tsx';
import { LetterSheet } from './letter-sheet.tsx';

const columns = (now: () => number): Column<DeadLetter>[] => [
  { head: 'Error', cell: ({ error }) => error.split('\n', 1)[0] },
  { head: 'Customer', width: '14rem', cell: ({ tenant }) => tenant.name },
  { head: 'Format', class: 'middling', width: '11rem', cell: ({ format }) => formatWord(format) },
  { head: 'Attempts', class: 'middling end', width: '6rem', cell: ({ attempts }) => attempts },
  {
    head: 'Received',
    class: 'desk end',
    width: '6rem',
    cell: ({ received_at }) => <Moment at={received_at} now={now()} />,
  },
  {
    head: 'Failed',
    class: 'end',
    width: '6rem',
    cell: ({ failed_at }) => <Moment at={failed_at} now={now()} />,
  },
];

function Clear() {
  return (
    <div class="notice">
      <h2>No dead letters</h2>
      <p>
        A record that a worker cannot record is set aside here with its error, and everything behind it goes
        on. There is none: whatever was accepted has become incidents.
      </p>
    </div>
  );
}

/** Records that no worker could record, and the way back for each. */
export default function DeadLetters() {
  const { second } = useFeed();
  const address = useAddress();
  const query = () => address.query(['tenant']);
  const letters = createPages<DeadLetter>(() => '/api/v1/dead-letters', query);
  const refresh = () => void letters.refresh();
  createRefresh(refresh);
  const replay = createReplay(refresh);
  const [opened, setOpened] = createSignal<DeadLetter>();
  const replayAll = () => {
    const tenant = address.value('tenant');
    void replay.run('/api/v1/dead-letters/replay', tenant ? { tenant } : {});
  };
  const instead = () => (
    <Switch>
      <Match when={letters.fault()}>
        {(fault) => <Trouble fault={fault()} what="the dead letters" onRetry={letters.reload} />}
      </Match>
      <Match when={!letters.page()}>
        <SkeletonRows count={8} />
      </Match>
      <Match when={letters.items().length === 0 && !letters.busy()}>
        <Clear />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <div class="data-tools">
        <p class="intro">
          Accepted, and yet not recorded: each with the error that stopped it. Retry once its cause is mended;
          a record that was recorded meanwhile is not counted twice.
        </p>
        <Show when={replay.progress()}>
          {(progress) => (
            <ReplayProgress
              progress={progress()}
              remaining={letters.page()?.total ?? 0}
              remains="are still here: look at their errors."
            />
          )}
        </Show>
        <Show when={letters.items().length > 0}>
          <button
            type="button"
            class="button"
            disabled={replay.progress()?.running ?? false}
            onClick={replayAll}
          >
            Retry all
          </button>
        </Show>
      </div>
      <DataTable
        label="Dead letters"
        columns={columns(second)}
        rows={letters.items()}
        by={({ id }) => id}
        busy={letters.busy()}
        onOpen={setOpened}
        instead={instead()}
      />
      <Show when={letters.page()}>
        {(page) => (
          <ListFoot
            shown={letters.items().length}
            total={page().total}
            hidden={0}
            busy={letters.busy()}
            lateSince={letters.isLate() ? letters.readAt() : undefined}
            onMore={page().next_cursor ? letters.more : undefined}
          />
        )}
      </Show>
      <Show when={opened()} keyed>
        {(letter) => <LetterSheet letter={letter} onChanged={refresh} onClose={() => setOpened(undefined)} />}
      </Show>
    </div>
  );
}

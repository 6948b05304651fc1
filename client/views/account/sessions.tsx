import { createEffect, on, Show } from 'solid-js';
import type { Session, Sessions } from '../../../shared/wire/http/account.ts';
import { createAnswer } from '../../answer.ts';
import { del } from '../../api.ts';
import { useFeed } from '../../live/feed.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { dayTime, exactTime, zone } from '../../ui/instant.ts';
import { Moment } from '../../ui/moment.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { agentWords } from './agent.ts';
import { Panel } from './panel.tsx';

const PATH = '/api/v1/account/sessions';

const columns = (now: () => number, onEnd: (session: Session) => void): Column<Session>[] => [
  {
    head: 'Browser',
    cell: (session) => (
      <span title={session.user_agent ?? ''}>
        {agentWords(session.user_agent)}
        <Show when={session.current}>
          <strong class="mark"> this one</strong>
        </Show>
      </span>
    ),
  },
  { head: 'Address', cell: (session) => <span class="tabular">{session.address ?? '–'}</span> },
  {
    head: 'Signed in',
    class: 'middling',
    cell: ({ created_at }) => (
      <time class="tabular" datetime={created_at} title={exactTime(Date.parse(created_at))}>
        {dayTime(Date.parse(created_at))}
      </time>
    ),
  },
  { head: 'Last seen', cell: (session) => <Moment at={session.last_seen_at} now={now()} /> },
  {
    head: '',
    class: 'end',
    cell: (session) => (
      <Show when={!session.current}>
        <button
          type="button"
          class="button"
          aria-label={`End the session of ${agentWords(session.user_agent)}`}
          onClick={() => onEnd(session)}
        >
          End
        </button>
      </Show>
    ),
  },
];

/** Where one is signed in. `changed` moves when something else ended sessions. */
export function SessionsPanel(props: { changed: number }) {
  const feed = useFeed();
  const answer = createAnswer<Sessions>(() => PATH);
  createEffect(
    on(
      () => props.changed,
      () => void answer.reload(),
      { defer: true },
    ),
  );
  const sessions = () => answer.known()?.items ?? [];
  const others = () => sessions().filter((session) => !session.current);
  const end = async (path: string, said: string) => {
    await del(path).then(
      () => toast(said),
      (error: Error) => toast(`Not ended. ${error.message}`),
    );
    await answer.reload();
  };
  const endOne = (session: Session) =>
    end(`${PATH}/${encodeURIComponent(session.id)}`, `${agentWords(session.user_agent)} is signed out.`);
  const table = columns(feed.second, endOne);
  return (
    <Panel
      title="Sessions"
      about={`Where you are signed in. Times in ${zone()}.`}
      act={
        <Show when={others().length > 0}>
          <button
            type="button"
            class="button"
            onClick={() => end(PATH, 'All your other sessions are ended.')}
          >
            End all others
          </button>
        </Show>
      }
    >
      <DataTable
        label="Browsers signed in"
        columns={table}
        rows={sessions()}
        by={(session) => session.id}
        instead={
          <Show when={!answer.known()}>
            <Show when={answer.fault()} fallback={<SkeletonRows count={2} />}>
              {(fault) => <Trouble fault={fault()} what="your sessions" onRetry={answer.reload} />}
            </Show>
          </Show>
        }
      />
    </Panel>
  );
}

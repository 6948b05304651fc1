import { createSignal, Show } from 'solid-js';
import { permissionWords } from '../../../shared/domain/access/permission.ts';
import type { ApiToken, ApiTokens } from '../../../shared/wire/http/account.ts';
import { createAnswer } from '../../answer.ts';
import { del } from '../../api.ts';
import { useFeed } from '../../live/feed.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/moment.tsx';
import { plural } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Day } from './day.tsx';
import { NewToken } from './new-token.tsx';
import { Panel } from './panel.tsx';

const PATH = '/api/v1/account/tokens';

const stateOf = (token: ApiToken, now: number): 'live' | 'revoked' | 'expired' => {
  if (token.revoked_at !== null) return 'revoked';
  return Date.parse(token.expires_at) <= now ? 'expired' : 'live';
};

const columns = (now: () => number, onRevoke: (token: ApiToken) => void): Column<ApiToken>[] => [
  { head: 'Name', cell: (token) => token.name },
  {
    head: 'May do',
    cell: (token) => (
      <span title={token.scopes.map((scope) => permissionWords[scope]).join('\n')}>
        {token.scopes.length === 1 ? token.scopes[0] : plural(token.scopes.length, 'permission')}
      </span>
    ),
  },
  { head: 'Created', cell: (token) => <Day at={token.created_at} />, class: 'wide' },
  {
    head: 'Expires',
    cell: (token) => (
      <Show when={stateOf(token, now()) === 'live'} fallback={stateOf(token, now())}>
        <Day at={token.expires_at} />
      </Show>
    ),
  },
  {
    head: 'Last used',
    class: 'middling',
    cell: (token) => (
      <Show when={token.last_used_at} fallback="never">
        {(at) => <Moment at={at()} now={now()} />}
      </Show>
    ),
  },
  {
    head: '',
    class: 'end',
    cell: (token) => (
      <Show when={stateOf(token, now()) === 'live'}>
        <button
          type="button"
          class="button"
          aria-label={`Revoke ${token.name}`}
          onClick={() => onRevoke(token)}
        >
          Revoke
        </button>
      </Show>
    ),
  },
];

const NoTokens = () => (
  <div class="notice">
    <p>No tokens. A script or a program can use one instead of your password, for what you let it do.</p>
  </div>
);

interface InsteadProps {
  answer: ReturnType<typeof createAnswer<ApiTokens>>;
}

function Instead(props: InsteadProps) {
  return (
    <Show
      when={props.answer.known()}
      fallback={
        <Show when={props.answer.fault()} fallback={<SkeletonRows count={2} />}>
          {(fault) => <Trouble fault={fault()} what="your tokens" onRetry={props.answer.reload} />}
        </Show>
      }
    >
      {(known) => (
        <Show when={known().items.length === 0}>
          <NoTokens />
        </Show>
      )}
    </Show>
  );
}

export function TokensPanel() {
  const feed = useFeed();
  const answer = createAnswer<ApiTokens>(() => PATH);
  const [making, setMaking] = createSignal(false);
  const [revoking, setRevoking] = createSignal<ApiToken>();
  const revoke = async (token: ApiToken) => {
    await del(`${PATH}/${encodeURIComponent(token.id)}`);
    toast(`“${token.name}” is revoked.`);
    await answer.reload();
  };
  const table = columns(feed.second, setRevoking);
  return (
    <Panel
      title="API tokens"
      about="A token acts as you, within what you choose, until it expires."
      act={
        <button type="button" class="button" onClick={() => setMaking(true)}>
          New token
        </button>
      }
    >
      <DataTable
        label="Tokens and what they may do"
        columns={table}
        rows={answer.known()?.items ?? []}
        by={(token) => token.id}
        ended={(token) => stateOf(token, feed.second()) !== 'live'}
        instead={<Instead answer={answer} />}
      />
      <Show when={making()}>
        <NewToken onMade={answer.reload} onClose={() => setMaking(false)} />
      </Show>
      <Show when={revoking()}>
        {(token) => (
          <Confirm
            title={`Revoke “${token().name}”?`}
            effects={['Whatever uses it is refused from now on.', 'A revoked token never works again.']}
            verb="Revoke token"
            onConfirm={() => revoke(token())}
            onClose={() => setRevoking(undefined)}
          />
        )}
      </Show>
    </Panel>
  );
}

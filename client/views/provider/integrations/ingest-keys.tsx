import './ingest-keys.css';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { IngestKeyList } from '../../../../shared/wire/http/tenants.ts';
import { createAnswer } from '../../../answer.ts';
import { del } from '../../../api.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createRefresh } from '../../../refresh.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type Column, DataTable, WholeFoot } from '../../../ui/data-table.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { plural } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { NewKey } from './new-key.tsx';

type Key = IngestKeyList['items'][number];

interface IngestKeysProps {
  /** `/api/v1/ingest-keys`, or `/api/v1/tenants/{tenant}/ingest-keys`. */
  base: string;
  /** What these keys are for. */
  intro: string;
  /** Slug that the example names, for keys that are bound to no tenant. */
  example: string | null;
  granter: string;
}

function Revoke(props: { base: string; revoked: Key; onDone: () => void; onClose: () => void }) {
  const revoke = async () => {
    await del(`${props.base}/${encodeURIComponent(props.revoked.id)}`);
    toast(`${props.revoked.name} is revoked.`);
    props.onDone();
  };
  return (
    <Confirm
      title={`Revoke ${props.revoked.name}?`}
      effects={[
        'Whatever still sends with this key is refused at once, with status 401.',
        'Incidents it has sent stay.',
        'It cannot be taken back: a new key has to be created and put in its place.',
      ]}
      verb="Revoke key"
      onConfirm={revoke}
      onClose={props.onClose}
    />
  );
}

function columnsOf(now: () => number, onRevoke: (key: Key) => void): Column<Key>[] {
  const moment = (at: string | null, none: string) =>
    at ? <Moment at={at} now={now()} /> : <span class="quiet">{none}</span>;
  return [
    { head: 'Name', cell: (key) => key.name },
    { head: 'Created', width: '9rem', cell: (key) => moment(key.created_at, '–') },
    { head: 'Last used', width: '9rem', cell: (key) => moment(key.last_used_at, 'never') },
    {
      head: 'State',
      width: '12rem',
      cell: (key) => (key.revoked_at ? <>Revoked {moment(key.revoked_at, '')} ago</> : 'Live'),
    },
    {
      head: '',
      class: 'end',
      width: '8rem',
      cell: (key) => (
        <Show when={!key.revoked_at}>
          <button type="button" class="button bare" onClick={() => onRevoke(key)}>
            Revoke<span class="unseen"> {key.name}</span>
          </button>
        </Show>
      ),
    },
  ];
}

/** The keys that sensors sign in with: what there is, when it was last used, new ones, and an end to old ones. */
export function IngestKeys(props: IngestKeysProps) {
  const { second } = useFeed();
  const keys = createAnswer<IngestKeyList>(() => props.base);
  createRefresh(() => void keys.reload());
  const [creating, setCreating] = createSignal(false);
  const [revoking, setRevoking] = createSignal<Key>();
  const create = () => (
    <button type="button" class="button primary" onClick={() => setCreating(true)}>
      <Plus class="icon" aria-hidden="true" />
      New key
    </button>
  );
  const instead = () => (
    <Switch>
      <Match when={!keys.known() && keys.fault()}>
        {(fault) => (
          <Trouble fault={fault()} what="the ingest keys" granter={props.granter} onRetry={keys.reload} />
        )}
      </Match>
      <Match when={!keys.known()}>
        <SkeletonRows count={5} />
      </Match>
      <Match when={keys.known()?.items.length === 0}>
        <div class="notice">
          <h2>No ingest key yet</h2>
          <p>
            A sensor, or a product that raises alerts, signs in with a key. Create one and give it to the
            sensor: what it sends shows here as incidents.
          </p>
          {create()}
        </div>
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <div class="data-tools">
        <p class="keys-intro">{props.intro}</p>
        <Show when={keys.known()?.items.length}>{create()}</Show>
      </div>
      <DataTable
        label="Ingest keys"
        columns={columnsOf(second, setRevoking)}
        rows={keys.known()?.items ?? []}
        by={(key) => key.id}
        ended={(key) => key.revoked_at !== null}
        instead={instead()}
      />
      <Show when={keys.known()}>
        {(known) => <WholeFoot words={plural(known().items.length, 'key')} lateSince={keys.lateSince()} />}
      </Show>
      <Show when={creating()}>
        <NewKey
          base={props.base}
          example={props.example}
          onCreated={() => void keys.reload()}
          onClose={() => setCreating(false)}
        />
      </Show>
      <Show when={revoking()}>
        {(key) => (
          <Revoke
            base={props.base}
            revoked={key()}
            onDone={() => void keys.reload()}
            onClose={() => setRevoking(undefined)}
          />
        )}
      </Show>
    </div>
  );
}

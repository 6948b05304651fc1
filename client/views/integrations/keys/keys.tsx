import './keys.css';
import Plus from 'lucide-solid/icons/plus';
import { Match, Show, Switch } from 'solid-js';
import type { IngestKeyList } from '../../../../shared/wire/http/ingest-keys.ts';
import { type Answer, createAnswer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createRefresh } from '../../../refresh.ts';
import { type Address, useAddress } from '../../../ui/address.ts';
import { DataTable, WholeFoot } from '../../../ui/data-table.tsx';
import { plural } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useStanding } from '../../frame/actor.tsx';
import { MappingEditor } from '../mapping/mapping-editor.tsx';
import { useReach } from '../reach.tsx';
import { keyColumns } from './key-columns.tsx';
import { KeySheet } from './key-sheet.tsx';
import { inOrder, stateOf } from './key-state.ts';
import { NewKey } from './new-key.tsx';

const FOR_ALL =
  'A provider key sends for every customer: each record names its own in the field “tenant” or the header X-Tenant, or a routing rule does. For a sensor of one customer, create a key in that customer’s console.';

function NewButton(props: { address: Address }) {
  return (
    <button type="button" class="button primary" onClick={() => props.address.change({ sheet: ['new'] })}>
      <Plus class="icon" aria-hidden="true" />
      New key
    </button>
  );
}

function NoKeys(props: { address: Address }) {
  return (
    <div class="notice">
      <h2>No ingest key yet</h2>
      <p>
        A sensor, or a product that raises alerts, signs in with a key. Create one and give it to the sensor:
        what it sends shows here as incidents.
      </p>
      <NewButton address={props.address} />
    </div>
  );
}

/** What the address opens beside the list. */
function Beside(props: { address: Address; keys: Answer<IngestKeyList>; example: string | null }) {
  const close = () => props.address.change({ sheet: [], key: [] });
  const all = () => props.keys.known()?.items ?? [];
  const opened = () => all().find(({ id }) => id === props.address.value('key'));
  const changed = () => void props.keys.reload();
  return (
    <Switch>
      <Match when={props.address.value('sheet') === 'new'}>
        <NewKey example={props.example} onCreated={changed} onClose={close} />
      </Match>
      <Match when={opened()?.id} keyed>
        {(_id) => (
          <KeySheet
            opened={opened()!}
            all={all()}
            example={props.example}
            onChanged={changed}
            onClose={close}
          />
        )}
      </Match>
    </Switch>
  );
}

function KeyTable(props: { address: Address; keys: Answer<IngestKeyList> }) {
  const reach = useReach();
  const { second } = useFeed();
  const all = () => props.keys.known()?.items ?? [];
  const instead = () => (
    <Switch>
      <Match when={!props.keys.known() && props.keys.fault()}>
        {(fault) => (
          <Trouble
            fault={fault()}
            what="the ingest keys"
            granter={reach.granter}
            onRetry={props.keys.reload}
          />
        )}
      </Match>
      <Match when={!props.keys.known()}>
        <SkeletonRows count={5} />
      </Match>
      <Match when={all().length === 0}>
        <NoKeys address={props.address} />
      </Match>
    </Switch>
  );
  return (
    <DataTable
      label="Ingest keys"
      columns={keyColumns(second, all)}
      rows={inOrder(all())}
      by={(key) => key.id}
      ended={(key) => stateOf(key, all()) === 'revoked'}
      onOpen={(key) => props.address.change({ key: [key.id] })}
      instead={instead()}
    />
  );
}

/** The keys that sensors sign in with, and the mapping of one of them where the address names it. */
export default function Keys() {
  const reach = useReach();
  const { selector } = useStanding();
  const address = useAddress();
  const keys = createAnswer<IngestKeyList>(() => `${reach.api}/ingest-keys`);
  createRefresh(() => void keys.reload());
  const example = () => (reach.tenant ? null : (selector().tenants[0]?.slug ?? 'acme'));
  const mapped = () => keys.known()?.items.find(({ id }) => id === address.value('mapping'));
  const intro = () =>
    reach.tenant
      ? `Whatever comes in with one of these keys belongs to ${reach.tenant.name}, and to nobody else.`
      : FOR_ALL;
  return (
    <Show
      when={mapped()?.id}
      keyed
      fallback={
        <div class="data-page">
          <div class="data-tools">
            <p class="intro">{intro()}</p>
            <Show when={keys.known()?.items.length}>
              <NewButton address={address} />
            </Show>
          </div>
          <KeyTable address={address} keys={keys} />
          <Show when={keys.known()}>
            {(known) => (
              <WholeFoot words={plural(known().items.length, 'key')} lateSince={keys.lateSince()} />
            )}
          </Show>
          <Beside address={address} keys={keys} example={example()} />
        </div>
      }
    >
      {(_id) => (
        <MappingEditor
          edited={mapped()!}
          onSaved={() => void keys.reload()}
          onClose={() => address.change({ mapping: [] })}
        />
      )}
    </Show>
  );
}

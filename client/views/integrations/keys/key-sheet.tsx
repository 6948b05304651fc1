import { A } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { IngestKey, ListedKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { patch, post } from '../../../api.ts';
import { FormFault } from '../../../ui/field.tsx';
import { exactTime } from '../../../ui/instant.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { useReach } from '../reach.tsx';
import { CreatedKey } from './created-key.tsx';
import { draftOf, keyFields, sameSettings, settingsOf, wrongIn } from './key-settings.ts';
import { stateOf, successorOf } from './key-state.ts';
import { KeyTrial } from './key-trial.tsx';
import { RevokeKey } from './revoke-key.tsx';
import { SettingFields } from './setting-fields.tsx';

interface KeySheetProps {
  opened: ListedKey;
  all: readonly ListedKey[];
  example: string | null;
  onChanged: () => void;
  onClose: () => void;
}

const lastUse = ({ last_used_at, last_used_from }: ListedKey): string => {
  if (last_used_at === null) return 'Nobody has used it yet.';
  const from = last_used_from === null ? '' : ` from ${last_used_from}`;
  return `Last used ${exactTime(Date.parse(last_used_at))}${from}.`;
};

function Replacing(props: { opened: ListedKey; successor: ListedKey }) {
  return (
    <p class="form-fault">
      <span>
        A newer key took its place on {exactTime(Date.parse(props.successor.created_at))}.{' '}
        {lastUse(props.opened)} Revoke this one once its senders have the new one.
      </span>
    </p>
  );
}

function Mapping(props: { opened: ListedKey }) {
  const reach = useReach();
  const fields = () => Object.keys(props.opened.mapping?.fields ?? {}).length;
  return (
    <section>
      <h3>Mapping</h3>
      <div class="trial-head">
        <p class="field-hint">
          {fields() > 0
            ? `${fields()} fields are mapped for records sent to /api/v1/ingest/generic.`
            : 'For a product of no known format: say which of its fields is which, and send to /api/v1/ingest/generic.'}
        </p>
        <A class="button" href={`${reach.page}/keys?mapping=${encodeURIComponent(props.opened.id)}`}>
          {fields() > 0 ? 'Edit mapping' : 'Build a mapping'}
        </A>
      </div>
    </section>
  );
}

function Settings(props: KeySheetProps & { onRotated: (created: IngestKey) => void }) {
  const reach = useReach();
  // The sheet is gone by the time something is undone.
  const path = `${reach.api}/ingest-keys/${encodeURIComponent(props.opened.id)}`;
  const before = draftOf(props.opened);
  const [draft, edit] = createStore({ ...before });
  const changed = () => !sameSettings(draft, before);
  const [revoking, setRevoking] = createSignal(false);
  const form = createSubmission({
    fields: keyFields,
    check: () => wrongIn(draft),
    act: async () => {
      await patch(path, settingsOf(draft));
      toast(`${draft.name.trim()} is saved.`, () => patch(path, settingsOf(before)).then(props.onChanged));
      props.onChanged();
      props.onClose();
    },
  });
  const rotation = createSubmission({
    fields: [],
    act: async () => props.onRotated(await post<IngestKey>(`${path}/rotate`, {})),
  });
  const successor = () => successorOf(props.opened, props.all);
  return (
    <Sheet title={props.opened.name} dirty={changed()} onClose={props.onClose}>
      <div class="side-body">
        <Show when={successor()}>{(key) => <Replacing opened={props.opened} successor={key()} />}</Show>
        <form id="key-settings" class="key-settings" novalidate onSubmit={form.submit}>
          <SettingFields draft={draft} at={form.at} onEdit={edit} />
        </form>
        <hr />
        <section>
          <h3>Test</h3>
          <KeyTrial id={props.opened.id} />
        </section>
        <hr />
        <Mapping opened={props.opened} />
        <hr />
        <section>
          <h3>Rotate or revoke</h3>
          <p class="field-hint">
            Rotating makes a second key of the same settings. Both live until you revoke the old one, so no
            record is refused meanwhile. {lastUse(props.opened)}
          </p>
          <form class="acts" onSubmit={rotation.submit}>
            <button type="submit" class="button" disabled={rotation.busy() || successor() !== undefined}>
              Rotate
            </button>
            <button type="button" class="button" onClick={() => setRevoking(true)}>
              Revoke
            </button>
          </form>
          <FormFault text={rotation.fault()} />
        </section>
      </div>
      <footer class="side-foot">
        <FormFault text={form.fault()} />
        <button type="submit" form="key-settings" class="button primary" disabled={form.busy() || !changed()}>
          Save
        </button>
      </footer>
      <Show when={revoking()}>
        <RevokeKey
          revoked={props.opened}
          replaced={successor() !== undefined}
          onDone={() => {
            props.onChanged();
            props.onClose();
          }}
          onClose={() => setRevoking(false)}
        />
      </Show>
    </Sheet>
  );
}

function Over(props: KeySheetProps) {
  return (
    <Sheet title={props.opened.name} onClose={props.onClose}>
      <div class="side-body">
        <p class="field-hint">
          Revoked {exactTime(Date.parse(props.opened.revoked_at!))}. {lastUse(props.opened)} A revoked key
          cannot be brought back.
        </p>
      </div>
    </Sheet>
  );
}

/** One key, opened beside the list: its settings, a test, its mapping, a successor, an end. */
export function KeySheet(props: KeySheetProps) {
  const [created, setCreated] = createSignal<IngestKey>();
  const rotated = (key: IngestKey) => {
    setCreated(key);
    props.onChanged();
  };
  return (
    <Switch fallback={<Settings {...props} onRotated={rotated} />}>
      <Match when={created()}>
        {(key) => (
          <Sheet title={`New key for ${props.opened.name}`} onClose={props.onClose}>
            <CreatedKey created={key()} example={props.example} onClose={props.onClose}>
              <p class="field-hint">
                The old key stays live. Put this one in its place wherever it is used; “Last used” of the old
                one tells when nothing sends with it any more. Then revoke it.
              </p>
            </CreatedKey>
          </Sheet>
        )}
      </Match>
      <Match when={stateOf(props.opened, props.all) === 'revoked'}>
        <Over {...props} />
      </Match>
    </Switch>
  );
}

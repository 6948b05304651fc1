import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Connector } from '../../../../shared/wire/http/connectors.ts';
import { del, patch, post } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FormFault } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { useReach } from '../reach.tsx';
import { bodyOf, draftOf, NEW_CONNECTOR, wrongIn } from './connector-draft.ts';
import { ConnectorFields } from './connector-fields.tsx';
import { kindsOfConnector } from './connector-kind.ts';
import { Progress } from './progress.tsx';

interface ConnectorSheetProps {
  /** The connector to change; a new one where there is none. */
  edited?: Connector;
  onChanged: () => void;
  onClose: () => void;
}

const names = [
  'name',
  'interval_s',
  'secret',
  ...new Set(Object.values(kindsOfConnector).flatMap(({ settings }) => settings.map(({ name }) => name))),
];

function Remove(props: { path: string; name: string; onDone: () => void; onClose: () => void }) {
  return (
    <Confirm
      title={`Delete ${props.name}?`}
      effects={[
        'Nothing more is fetched. Its secret and where it had come to are forgotten.',
        'Incidents it has brought stay.',
      ]}
      verb="Delete connector"
      onConfirm={async () => {
        await del(props.path);
        toast(`${props.name} is deleted.`);
        props.onDone();
      }}
      onClose={props.onClose}
    />
  );
}

/** One connector: what it fetches, from where, how often. */
export function ConnectorSheet(props: ConnectorSheetProps) {
  const reach = useReach();
  const before = props.edited ? draftOf(props.edited) : NEW_CONNECTOR;
  const [draft, edit] = createStore({ ...before, settings: { ...before.settings } });
  const [removing, setRemoving] = createSignal(false);
  const path = () => `${reach.api}/connectors/${encodeURIComponent(props.edited?.id ?? '')}`;
  const set = (name: string, text: string) => edit('settings', name, text);
  const done = () => {
    props.onChanged();
    props.onClose();
  };
  const form = createSubmission<string>({
    fields: names,
    check: () => wrongIn(draft, props.edited === undefined),
    act: async () => {
      if (props.edited) await patch(path(), bodyOf(draft));
      else await post(`${reach.api}/connectors`, { kind: draft.kind, ...bodyOf(draft) });
      toast(`${draft.name.trim()} is ${props.edited ? 'saved' : 'created, and runs shortly'}.`);
      done();
    },
  });
  return (
    <Sheet
      title={props.edited?.name ?? 'New connector'}
      dirty={JSON.stringify(draft) !== JSON.stringify(before)}
      onClose={props.onClose}
    >
      <form class="side-form" novalidate onSubmit={form.submit}>
        <div class="side-body">
          <Show when={props.edited}>{(connector) => <Progress connector={connector()} />}</Show>
          <ConnectorFields draft={draft} edited={props.edited} at={form.at} onEdit={edit} onSetting={set} />
        </div>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <Show when={props.edited}>
            <button type="button" class="button start" onClick={() => setRemoving(true)}>
              Delete
            </button>
          </Show>
          <button type="submit" class="button primary" disabled={form.busy()}>
            {props.edited ? 'Save' : 'Create connector'}
          </button>
        </footer>
      </form>
      <Show when={removing() && props.edited}>
        {(removed) => (
          <Remove path={path()} name={removed().name} onDone={done} onClose={() => setRemoving(false)} />
        )}
      </Show>
    </Sheet>
  );
}

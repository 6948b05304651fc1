import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { IngestKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { post } from '../../../api.ts';
import { FormFault } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { useReach } from '../reach.tsx';
import { CreatedKey } from './created-key.tsx';
import { type KeyDraft, keyFields, NEW_KEY, sameSettings, settingsOf, wrongIn } from './key-settings.ts';
import { SettingFields } from './setting-fields.tsx';

interface NewKeyProps {
  example: string | null;
  onCreated: () => void;
  onClose: () => void;
}

/** Names a key, creates it, and shows it once. */
export function NewKey(props: NewKeyProps) {
  const reach = useReach();
  const [draft, edit] = createStore<KeyDraft>({ ...NEW_KEY });
  const [created, setCreated] = createSignal<IngestKey>();
  const form = createSubmission({
    fields: keyFields,
    check: () => wrongIn(draft),
    act: async () => {
      setCreated(await post<IngestKey>(`${reach.api}/ingest-keys`, settingsOf(draft)));
      props.onCreated();
    },
  });
  return (
    <Sheet
      title={created() ? 'Key created' : 'New ingest key'}
      dirty={!created() && !sameSettings(draft, NEW_KEY)}
      onClose={props.onClose}
    >
      <Show
        when={created()}
        fallback={
          <form class="side-form" novalidate onSubmit={form.submit}>
            <div class="side-body">
              <SettingFields draft={draft} at={form.at} onEdit={edit} />
            </div>
            <footer class="side-foot">
              <FormFault text={form.fault()} />
              <button type="submit" class="button primary" disabled={form.busy()}>
                Create key
              </button>
            </footer>
          </form>
        }
      >
        {(known) => <CreatedKey created={known()} example={props.example} onClose={props.onClose} />}
      </Show>
    </Sheet>
  );
}

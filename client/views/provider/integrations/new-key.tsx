import { createSignal, onMount, Show } from 'solid-js';
import { post } from '../../../api.ts';
import { FormFault, TextField } from '../../../ui/field.tsx';
import { Secret } from '../../../ui/secret.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { curlExample } from './curl.ts';

interface NewKeyProps {
  base: string;
  /** Slug that the example names, for keys that are bound to no tenant. */
  example: string | null;
  onCreated: () => void;
  onClose: () => void;
}

function Created(props: { secret: string; example: string | null; onClose: () => void }) {
  let done!: HTMLButtonElement;
  onMount(() => done.focus());
  return (
    <>
      <div class="side-body">
        <Secret
          label="Ingest key"
          value={props.secret}
          note="Shown this once: only its hash is kept. Put it where your sensor reads its secrets."
        />
        <Secret
          label="Try it from a terminal"
          rows={7}
          value={curlExample(location.origin, props.secret, props.example)}
        />
      </div>
      <footer class="side-foot">
        <button ref={done} type="button" class="button primary" onClick={props.onClose}>
          Done
        </button>
      </footer>
    </>
  );
}

/** Names a key, creates it, and shows it once. */
export function NewKey(props: NewKeyProps) {
  const [name, setName] = createSignal('');
  const [secret, setSecret] = createSignal<string>();
  const form = createSubmission({
    fields: ['name'],
    check: () => (name().trim() === '' ? { name: 'give the key a name' } : {}),
    act: async () => {
      const { key } = await post<{ key: string }>(props.base, { name: name().trim() });
      setSecret(key);
      props.onCreated();
    },
  });
  return (
    <Sheet title={secret() ? 'Key created' : 'New ingest key'} onClose={props.onClose}>
      <Show
        when={secret()}
        fallback={
          <form class="side-form" novalidate onSubmit={form.submit}>
            <div class="side-body">
              <TextField
                label="Name"
                hint="The sensor or the product that will use it. One key for each makes revoking one painless."
                placeholder="Wazuh manager, Frankfurt"
                autocomplete="off"
                maxlength="120"
                value={name()}
                fault={form.at('name')}
                onText={setName}
              />
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
        {(known) => <Created secret={known()} example={props.example} onClose={props.onClose} />}
      </Show>
    </Sheet>
  );
}

import { createSignal, onMount, Show } from 'solid-js';
import type { Permission } from '../../../shared/domain/access/permission.ts';
import { type CreatedApiToken, MAX_TOKEN_DAYS } from '../../../shared/wire/http/account.ts';
import { post } from '../../api.ts';
import { FormFault, SelectField, TextField } from '../../ui/field.tsx';
import { Secret } from '../../ui/secret.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { useActor } from '../frame/actor.tsx';
import { curlExample } from './curl-example.ts';
import { ScopePicker } from './scope-picker.tsx';

const lives = [
  { value: '7', word: 'in 7 days' },
  { value: '30', word: 'in 30 days' },
  { value: '90', word: 'in 90 days' },
  { value: String(MAX_TOKEN_DAYS), word: 'in a year' },
];

interface NewTokenProps {
  onMade: () => void;
  onClose: () => void;
}

function Ask(props: { onMade: (made: CreatedApiToken) => void; onDirty: () => void }) {
  const me = useActor();
  const [name, setName] = createSignal('');
  const [scopes, setScopes] = createSignal<readonly Permission[]>([]);
  const [days, setDays] = createSignal('30');
  const form = createSubmission({
    fields: ['name', 'scopes'],
    check: () => ({
      ...(name().trim() === '' ? { name: 'Name it after what will use it.' } : {}),
      ...(scopes().length === 0 ? { scopes: 'Choose at least one thing it may do.' } : {}),
    }),
    act: async () =>
      props.onMade(
        await post<CreatedApiToken>('/api/v1/account/tokens', {
          name: name().trim(),
          scopes: scopes(),
          expires_in_days: Number(days()),
        }),
      ),
  });
  const nameIt = (text: string) => {
    setName(text);
    props.onDirty();
  };
  return (
    <form class="side-form" onSubmit={form.submit} novalidate>
      <div class="side-body">
        <TextField
          label="Name"
          hint="What will use it, such as “Ticket bridge”."
          autocomplete="off"
          maxlength="120"
          value={name()}
          fault={form.at('name')}
          onText={nameIt}
        />
        <SelectField label="Expires" value={days()} options={lives} onChoose={setDays} />
        <h3>What it may do</h3>
        <ScopePicker
          held={me().permissions}
          chosen={scopes()}
          fault={form.at('scopes')}
          onChoose={setScopes}
        />
      </div>
      <footer class="side-foot">
        <FormFault text={form.fault()} />
        <button type="submit" class="button primary" disabled={form.busy()}>
          Create token
        </button>
      </footer>
    </form>
  );
}

function Made(props: { made: CreatedApiToken; onDone: () => void }) {
  let done!: HTMLButtonElement;
  onMount(() => done.focus());
  return (
    <div class="side-form">
      <div class="side-body">
        <Secret
          label="Token"
          value={props.made.token}
          note="Copy it now: it is not shown again. Whoever has it acts as you, within what you chose."
        />
        <Secret label="Try it" rows={3} value={curlExample(location.origin, props.made.token)} />
      </div>
      <footer class="side-foot">
        <button ref={done} type="button" class="button primary" onClick={props.onDone}>
          Done
        </button>
      </footer>
    </div>
  );
}

export function NewToken(props: NewTokenProps) {
  const [made, setMade] = createSignal<CreatedApiToken>();
  const [dirty, setDirty] = createSignal(false);
  const onMade = (token: CreatedApiToken) => {
    setMade(token);
    setDirty(false);
    props.onMade();
  };
  return (
    <Sheet title={made() ? 'Token created' : 'New API token'} dirty={dirty()} onClose={props.onClose}>
      <Show when={made()} fallback={<Ask onMade={onMade} onDirty={() => setDirty(true)} />}>
        {(token) => <Made made={token()} onDone={props.onClose} />}
      </Show>
    </Sheet>
  );
}

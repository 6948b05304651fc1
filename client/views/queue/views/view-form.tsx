import { createSignal, onMount, Show } from 'solid-js';
import type { View } from '../../../../shared/wire/http/views.ts';

interface ViewFormProps {
  readonly word: string;
  readonly view?: View;
  readonly onSave: (given: { name: string; shared: boolean }) => Promise<void>;
  readonly onBack: () => void;
}

/** A view's name, and who may use it. */
export function ViewForm(props: ViewFormProps) {
  const [name, setName] = createSignal(props.view?.name ?? '');
  const [shared, setShared] = createSignal(props.view?.shared ?? false);
  const [fault, setFault] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  let field!: HTMLInputElement;
  onMount(() => field.focus());
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = name().trim();
    if (given === '') return setFault('A view needs a name');
    setBusy(true);
    await props.onSave({ name: given, shared: shared() }).catch((error: Error) => setFault(error.message));
    setBusy(false);
  };
  return (
    <form class="view-form" onSubmit={save}>
      <label class="menu-field">
        Name
        <input
          ref={field}
          class="input"
          maxlength="80"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="menu-item">
        <input
          type="checkbox"
          checked={shared()}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        Shared with all who see this list
      </label>
      <Show when={fault()}>
        <p class="menu-field" role="alert">
          {fault()}
        </p>
      </Show>
      <div class="view-buttons">
        <button type="submit" class="button primary" disabled={busy()}>
          {props.word}
        </button>
        <button type="button" class="button" onClick={props.onBack}>
          Back
        </button>
      </div>
    </form>
  );
}

import './confirm.css';
import { createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js';
import { FormFault, TextField } from './field.tsx';
import { openModal } from './modal.ts';
import { createSubmission } from './submission.ts';

interface ConfirmProps {
  title: string;
  /** What will happen, one fact a line. */
  effects: readonly string[];
  /** The button's verb and object: “Revoke key”. */
  verb: string;
  /** For what cannot be undone: a word that has to be typed first. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asked only where undo is impossible: says what will happen, then does it. Closes itself once it is done. */
export function Confirm(props: ConfirmProps) {
  const id = createUniqueId();
  const [word, setWord] = createSignal('');
  let dialog!: HTMLDialogElement;
  const form = createSubmission({
    fields: ['word'],
    check: () =>
      props.typed === undefined || word().trim() === props.typed ? {} : { word: `type ${props.typed} here` },
    act: async () => {
      await props.onConfirm();
      props.onClose();
    },
  });
  onMount(() => onCleanup(openModal(dialog)));
  const cancel = (event: Event) => {
    event.preventDefault();
    props.onClose();
  };
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby={id} onCancel={cancel}>
      <form onSubmit={form.submit}>
        <h2 id={id}>{props.title}</h2>
        <ul class="confirm-effects">
          <For each={props.effects}>{(effect) => <li>{effect}</li>}</For>
        </ul>
        <Show when={props.typed}>
          {(typed) => (
            <TextField
              label={`Type ${typed()} to go on`}
              autocomplete="off"
              value={word()}
              fault={form.at('word')}
              onText={setWord}
            />
          )}
        </Show>
        <FormFault text={form.fault()} />
        <div class="confirm-acts">
          <button type="button" class="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={form.busy()}>
            {props.verb}
          </button>
        </div>
      </form>
    </dialog>
  );
}

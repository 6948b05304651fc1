import './secret.css';
import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal, createUniqueId, Show } from 'solid-js';

interface SecretProps {
  label: string;
  value: string;
  /** What to do with it, and that it is not shown again. */
  note?: string;
  /** Lines it stands on; one unless told. */
  rows?: number;
}

/** Outside a secure context there is no clipboard to write to: then it is selected, ready for Ctrl-C. */
async function take(box: HTMLTextAreaElement): Promise<'Copied' | 'Selected'> {
  box.select();
  if (!navigator.clipboard) return 'Selected';
  return navigator.clipboard.writeText(box.value).then(
    () => 'Copied',
    () => 'Selected',
  );
}

/** A text to be taken along, with a button that copies it. */
export function Secret(props: SecretProps) {
  const id = createUniqueId();
  const [taken, setTaken] = createSignal<'Copied' | 'Selected'>();
  let box!: HTMLTextAreaElement;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="secret-row">
        <textarea
          ref={box}
          id={id}
          class="input secret-value"
          readonly
          rows={props.rows ?? 1}
          value={props.value}
          onFocus={() => box.select()}
        />
        <button type="button" class="button" onClick={() => void take(box).then(setTaken)}>
          <Show when={taken() === 'Copied'} fallback={<Copy class="icon" aria-hidden="true" />}>
            <Check class="icon" aria-hidden="true" />
          </Show>
          <span aria-live="polite">{taken() ?? 'Copy'}</span>
          <span class="unseen"> {props.label}</span>
        </button>
      </div>
      <Show when={props.note}>
        <p class="field-hint">{props.note}</p>
      </Show>
    </div>
  );
}

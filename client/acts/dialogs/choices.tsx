import './choices.css';
import { createUniqueId, For, type JSX, Show } from 'solid-js';

export interface Choice<V extends string> {
  readonly value: V;
  readonly word: JSX.Element;
  /** What choosing it means. */
  readonly about?: string;
  /** Why it cannot be chosen. */
  readonly off?: string | undefined;
}

interface ChoicesProps<V extends string> {
  legend: string;
  choices: readonly Choice<V>[];
  value: V | null;
  fault?: string | undefined;
  onChoose: (value: V) => void;
}

/** One of a few, by arrow keys or by its number. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const id = createUniqueId();
  let field!: HTMLFieldSetElement;
  const press = (event: KeyboardEvent) => {
    const choice = props.choices[Number(event.key) - 1];
    if (choice === undefined || choice.off !== undefined || event.ctrlKey || event.altKey || event.metaKey)
      return;
    event.preventDefault();
    props.onChoose(choice.value);
    field.querySelectorAll('input')[Number(event.key) - 1]?.focus();
  };
  return (
    <fieldset
      ref={field}
      class="field-set"
      aria-invalid={props.fault ? true : undefined}
      aria-describedby={props.fault ? `${id}-fault` : undefined}
      onKeyDown={press}
    >
      <legend>{props.legend}</legend>
      <div class="act-choices">
        <For each={props.choices}>
          {(choice, index) => (
            <label class="act-choice">
              <span aria-hidden="true">
                <kbd>{index() + 1}</kbd>
              </span>
              <input
                type="radio"
                name={id}
                value={choice.value}
                checked={choice.value === props.value}
                disabled={choice.off !== undefined}
                onChange={() => props.onChoose(choice.value)}
              />
              <span class="act-choice-word">{choice.word}</span>
              <span class="act-choice-about">{choice.off ?? choice.about}</span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.fault}>
        {(fault) => (
          <p class="field-fault" id={`${id}-fault`} role="alert">
            {fault()}
          </p>
        )}
      </Show>
    </fieldset>
  );
}

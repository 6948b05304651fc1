import './field.css';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js';
import { capital, sentence } from './sentence.ts';

/** What ties a control to its label, its hint and its fault. */
export interface ControlTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value; said at the field. */
  fault?: string | undefined;
  optional?: boolean;
}

/** What went wrong with a whole form. Always there, so that a screen reader hears it appear. */
export function FormFault(props: { text: string }) {
  return (
    <div role="alert">
      <Show when={props.text}>
        <p class="form-fault">
          <CircleAlert class="icon" aria-hidden="true" />
          {sentence(props.text)}
        </p>
      </Show>
    </div>
  );
}

/** A control with its label above, and its hint and fault beneath. */
export function Field(props: FieldProps & { children: (ties: ControlTies) => JSX.Element }) {
  const id = createUniqueId();
  const ties: ControlTies = {
    id,
    get 'aria-describedby'() {
      const parts = [props.fault && `${id}-fault`, props.hint && `${id}-hint`].filter(Boolean);
      return parts.length > 0 ? parts.join(' ') : undefined;
    },
    get 'aria-invalid'() {
      return props.fault ? true : undefined;
    },
  };
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional"> (optional)</span>
        </Show>
      </label>
      {props.children(ties)}
      <Show when={props.fault}>
        {(fault) => (
          <p class="field-fault" id={`${id}-fault`}>
            <CircleAlert class="icon" aria-hidden="true" />
            {capital(fault())}
          </p>
        )}
      </Show>
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  );
}

const fieldProps = ['label', 'hint', 'fault', 'optional'] as const;

type InputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'id' | 'class'>;

export function TextField(
  props: FieldProps & InputProps & { value: string; onText: (text: string) => void },
) {
  const [field, own, input] = splitProps(props, fieldProps, ['onText']);
  return (
    <Field {...field}>
      {(ties) => (
        <input
          class="input"
          {...input}
          {...ties}
          onInput={(event) => own.onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option<V extends string = string> {
  readonly value: V;
  readonly word: string;
}

interface SelectProps<V extends string> extends FieldProps {
  value: V;
  options: readonly Option<V>[];
  onChoose: (value: V) => void;
  disabled?: boolean;
}

export function SelectField<V extends string>(props: SelectProps<V>) {
  const [field, own] = splitProps(props, fieldProps);
  return (
    <Field {...field}>
      {(ties) => (
        <select
          class="input"
          {...ties}
          disabled={own.disabled ?? false}
          onChange={(event) => own.onChoose(event.currentTarget.value as V)}
        >
          <For each={own.options}>
            {(option) => (
              <option value={option.value} selected={option.value === own.value}>
                {option.word}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
